using System.Diagnostics;
using System.Net;
using System.Text;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>A thousand tasks in one request.</summary>
internal sealed class SubmitBulkScenario : IScenario
{
    private const string Route = "/api/v1/tasks/batch";
    private const int MostShown = 1000;

    private readonly Setting _tasks = Setting.Number("--tasks", 1000, 1, "Tasks in a request.");
    private readonly Setting _requests = Setting.Size("--requests", 20, 1, "Requests in a run, one after the other.");

    public string Name => "submit-bulk";

    public string Summary => $"A thousand tasks in one request to POST {Route}, until the last is SUCCESS.";

    public IReadOnlyList<Setting> Settings => [_tasks, _requests];

    public Section Run(BenchmarkRun run)
    {
        var (tasks, requests) = (_tasks.Of(run), _requests.Of(run));
        var body = Encoding.UTF8.GetBytes($$"""{"tasks":[{{string.Join(',', Enumerable.Repeat(HttpRequestBytes.NoOpJson, tasks))}}]}""");
        var table = new Table("tasks in a request", "tasks/s", "answer p50 ms", "max ms", "server CPU µs/task");
        var figures = new List<Figure>();
        using var folder = new TempFolder(run.DataRoot);
        using var server = GatewayServer.Start(run, folder.Path);
        var notes = new List<string>();
        if (server.Post(Route, body).Status == HttpStatusCode.NotFound)
        {
            notes.Add($"Skipped: this server has no route POST {Route}.");
        }
        else
        {
            server.WaitForSucceeded(tasks);
            SubmitRun.WarmUp(server, WarmUp.Before(tasks * requests));
            var results = run.Repeat($"{requests} requests with {tasks:N0} tasks", () => Measure(server, body, tasks, requests), r => $"{Show.Number(r.TasksPerSecond)} tasks/s");
            table.Add(
                $"{tasks:N0}",
                Add("tasks_per_second", "tasks/s", BenchmarkRun.Median(results, r => r.TasksPerSecond)),
                Add("answer_p50", "ms", BenchmarkRun.Median(results, r => r.Milliseconds.P50)),
                Add("answer_max", "ms", BenchmarkRun.Median(results, r => r.Milliseconds.Max)),
                Add("server_cpu_per_task", "us", BenchmarkRun.Median(results, r => r.CpuMicroseconds)));
        }

        return new Section(
            Name, "Submitting over HTTP, many tasks a request", "One connection, one request after the other, from the first until the last task is SUCCESS.", table, figures)
        {
            Notes = notes,
        };

        string Add(string name, string unit, double value)
        {
            figures.Add(new Figure($"{Name}.{name}", value, unit));
            return Show.Number(value);
        }
    }

    private static void Submit(GatewayServer server, byte[] body)
    {
        HttpStatusCode status = default;
        var answer = "";
        // A server that is behind says so, and the same request may be sent again.
        Polling.Until(
            () =>
            {
                (status, answer) = server.Post(Route, body);
                return status != HttpStatusCode.ServiceUnavailable;
            },
            TimeSpan.FromMilliseconds(50),
            TimeSpan.FromMinutes(1),
            () => Failure());
        // A call that was not accepted has a message instead.
        if (status != HttpStatusCode.OK || answer.Contains("\"msg\":", StringComparison.Ordinal))
            throw Failure();

        BenchmarkException Failure() => new($"POST {Route} answers {(int)status}: {answer[..Math.Min(answer.Length, MostShown)]}");
    }

    private static SubmitRun Measure(GatewayServer server, byte[] body, int tasks, int requests)
    {
        var goal = server.Succeeded() + (long)tasks * requests;
        var (cpu, own) = (server.Process.CpuTime, Environment.CpuUsage.TotalTime);
        var took = new List<double>();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < requests; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            Submit(server, body);
            took.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        server.WaitForSucceeded(goal);
        var all = (double)tasks * requests;
        return new SubmitRun(
            all / Stopwatch.GetElapsedTime(began).TotalSeconds,
            new Distribution(took),
            (server.Process.CpuTime - cpu).TotalMicroseconds / all,
            (Environment.CpuUsage.TotalTime - own).TotalMicroseconds / all,
            null,
            0);
    }
}
