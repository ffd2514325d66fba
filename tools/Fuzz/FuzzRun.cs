using System.Diagnostics;
using System.Globalization;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.Fuzz;

/// <summary>Sends requests to a server of its own, then has its journal audited.</summary>
/// <param name="requests">How many requests.</param>
/// <param name="seed">Where the random numbers begin.</param>
/// <param name="workers">How many requests are on their way at a time.</param>
internal sealed class FuzzRun(long requests, int seed, int workers)
{
    private const int Reports = 20;
    private static readonly TimeSpan AuditDeadline = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromMinutes(2);

    // The memory after a tenth of the requests is compared with that at the end: caches are full by then.
    private const double MostGrowth = 1.5;
    private const long Slack = 100L * 1024 * 1024;

    /// <summary>Runs to the end and writes what was found.</summary>
    /// <returns>True if nothing broke a promise.</returns>
    public async Task<bool> RunAsync(TextWriter output)
    {
        using var folder = new TemporaryDirectory();
        var data = folder.File("data");
        await using var server = await ServerProcess.StartAsync(new ServerStart(data));
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = workers }) { BaseAddress = server.Url, Timeout = TimeSpan.FromSeconds(30) };
        var source = new RequestSource(await http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative)));
        var report = new FuzzReport();
        var memory = new List<long>();
        for (var part = 0; part < Reports; part++)
        {
            var (from, to) = (requests * part / Reports, requests * (part + 1) / Reports);
            await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => SendAsync(http, source, report, from + worker, to)));
            memory.Add(server.ResidentBytes);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{to}: {report}; {memory[^1] / 1024 / 1024} MB resident"));
        }

        var isFlat = memory[^1] <= memory[Reports / 10] * MostGrowth + Slack;
        var code = await server.StopAsync(StopDeadline);
        var audit = await ProgramRun.OfAsync(["dotnet", BuiltPrograms.Node, "audit", "--Scheduler:DataDirectory", data], AuditDeadline);
        await output.WriteLineAsync($"memory {(isFlat ? "flat" : "GROWN")}; the server ended with {code}; audit ended with {audit.ExitCode}: {audit.Output.TrimEnd()}");
        return report.IsClean && isFlat && code == 0 && audit.ExitCode == 0;
    }

    private async Task SendAsync(HttpClient http, RequestSource source, FuzzReport report, long from, long to)
    {
        for (var number = from; number < to; number += workers)
        {
            var request = source.Next(new Random(HashCode(number)));
            var start = Stopwatch.GetTimestamp();
            try
            {
                using var message = request.ToMessage();
                using var answer = await http.SendAsync(message);
                await answer.Content.CopyToAsync(Stream.Null);
                report.Add(request, (int)answer.StatusCode, Stopwatch.GetElapsedTime(start));
            }
            catch (Exception cause) when (cause is HttpRequestException or TaskCanceledException)
            {
                report.Add(request, cause);
            }
        }
    }

    // The same number makes the same request in every run with the same seed.
    private int HashCode(long number) => unchecked((int)((number + 1) * 2_654_435_761L) ^ seed);
}
