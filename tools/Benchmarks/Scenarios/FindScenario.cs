using System.Diagnostics;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Load;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;
using ActorScheduler.Benchmarks.Workers;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using Microsoft.Extensions.DependencyInjection;
using static System.FormattableString;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>How long it takes to find tasks among many.</summary>
internal sealed class FindScenario : IScenario
{
    /// <summary>What it is called on the command line.</summary>
    public const string Command = "find";

    private const int CountQueries = 50;

    private readonly Setting _tasks = Setting.Size("--tasks", 1_000_000, 1_000, "Tasks in the first journal.");
    private readonly Setting _more = Setting.Size("--more", 3_400_000, 1_000, "Tasks in the second journal, three events each; 0 leaves it out.", none: true);
    private readonly Setting _pages = Setting.Number("--pages", 200, 10, "Pages read with each filter.");
    private readonly Setting _limit = Setting.Number("--limit", 100, 1, "Tasks on a page.");

    public string Name => Command;

    public string Summary => "Pages of a million tasks, and of ten million events, by state, name, time, queue, schedule and text, and the counts.";

    public bool RunsOnPostgres => true;

    public IReadOnlyList<Setting> Settings => [_tasks, _more, _pages, _limit];

    public Section Run(BenchmarkRun run)
    {
        var table = new Table("tasks", "pages by", "p50 ms", "p99 ms", "tasks on the first page", "short pages %");
        var figures = new List<Figure>();
        var notes = new List<string>();
        foreach (var tasks in new[] { _tasks.Of(run), _more.Of(run) }.Where(tasks => tasks > 0))
        {
            using var folder = new TempFolder(run.DataRoot);
            if (run.Databases is null)
                JournalFill.FillWithDifferentTasks(run, folder.Path, tasks);
            else
                PostgresFill.FillWithDifferentTasks(run, folder.Path, tasks);
            notes.Add(MeasureAsync(run, folder.Path, tasks, table, figures).GetAwaiter().GetResult());
        }

        return new Section(
            run.KeyOf(this),
            $"Finding tasks{run.OnStore}",
            $"A node runs in this process, and pages of {_limit.Of(run)} are read one after another through ITaskQueries, each from where the previous one ended. "
            + "A short page has fewer tasks than asked for although there are more: it has reached the limit of its cost.",
            table,
            figures)
        {
            Notes = notes,
        };
    }

    private async Task<string> MeasureAsync(BenchmarkRun run, string dataFolder, int tasks, Table table, List<Figure> figures)
    {
        using var host = await NodeHost.StartAsync(dataFolder, run.Databases?.Of(dataFolder) ?? "");
        var note = run.Databases is null ? await WaitForTexts(run, dataFolder) : "the text index was filled together with the table, with nothing else running.";
        var queries = host.Services.GetRequiredService<ITaskQueries>();
        foreach (var (title, filter) in FindQueries.Between(await Oldest(queries), DateTimeOffset.UtcNow))
            Add(title, await Pages(queries, filter, _pages.Of(run), _limit.Of(run)));
        Add("counts by state and name", await Counts(queries));
        await host.StopAsync();
        return Invariant($"{tasks:N0} tasks: {note}");

        void Add(string title, Measured measured)
        {
            table.Add($"{tasks:N0}", title, Show.Number(measured.Times.P50), Show.Number(measured.Times.P99), $"{measured.Rows:N0}", $"{measured.ShortPercent:0}");
            var key = string.Concat(title.Where(c => char.IsAsciiLetterOrDigit(c) || c == ' ')).Replace(' ', '_');
            figures.Add(new Figure(Invariant($"{run.KeyOf(this)}.{tasks}.{key}.p50"), measured.Times.P50, "ms"));
            figures.Add(new Figure(Invariant($"{run.KeyOf(this)}.{tasks}.{key}.p99"), measured.Times.P99, "ms"));
            run.Progress($"{title}: p50 {Show.Number(measured.Times.P50)} ms, p99 {Show.Number(measured.Times.P99)} ms");
        }
    }

    private static async Task<string> WaitForTexts(BenchmarkRun run, string dataFolder)
    {
        var began = Stopwatch.GetTimestamp();
        var indexed = await TextIndexProgress.WaitAsync(run, dataFolder);
        return Invariant($"the text index of {indexed:N0} events was made in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s after the start, with nothing else running.");
    }

    private static async Task<Measured> Pages(ITaskQueries queries, TaskFilter filter, int pages, int limit)
    {
        await queries.PageAsync(filter, null, limit, CancellationToken.None);
        var times = new List<double>();
        var (rows, tooShort) = (-1, 0);
        TaskCursor? after = null;
        for (var i = 0; i < pages; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var page = await queries.PageAsync(filter, after, limit, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            rows = rows < 0 ? page.Rows.Count : rows;
            tooShort += page.Next is not null && page.Rows.Count < limit ? 1 : 0;
            after = page.Next;
        }

        return new Measured(new Distribution(times), rows, 100.0 * tooShort / pages);
    }

    private static async Task<Measured> Counts(ITaskQueries queries)
    {
        var times = new List<double>();
        for (var i = 0; i < CountQueries; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await queries.CountAsync(CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return new Measured(new Distribution(times), 0, 0);
    }

    private static async Task<DateTimeOffset> Oldest(ITaskQueries queries)
    {
        var page = await queries.PageAsync(TaskFilter.All, new TaskCursor(10), 10, CancellationToken.None);
        return page.Rows[^1].State.SubmittedAt;
    }

    private sealed record Measured(Distribution Times, int Rows, double ShortPercent);
}
