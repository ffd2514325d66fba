using System.Globalization;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage;
using ActorScheduler.Storage.Audit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// <c>dotnet run --project src/Node -- audit</c>: compares the whole read model with the journal and reports the rows that differ. It reads
/// the same settings as a node and starts no actors.
/// </summary>
internal static class AuditCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "audit";

    /// <summary>The exit code if something differs; 1 is a start that failed.</summary>
    public const int Differs = 2;

    private const long RowsBetweenReports = 100_000;

    /// <summary>Runs the audit.</summary>
    /// <param name="args">The command line after the word: <c>--Scheduler:Key value</c>.</param>
    /// <param name="results">Receives each difference and the totals, one a line.</param>
    /// <param name="reports">Receives the progress.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="SchedulerStartException">There is no journal where the settings say.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter results, TextWriter reports, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddSchedulerNode();
        using var host = builder.Build();
        RefuseMissing(host.Services.GetRequiredService<IOptions<SchedulerOptions>>().Value);

        var progress = new Lines(reports);
        await foreach (var difference in host.Services.GetRequiredService<ReadModelAudit>().CheckAllAsync(progress, cancellation))
            await results.WriteLineAsync(difference.ToString());
        await results.WriteLineAsync(progress.Totals());
        return progress.Last.Differences == 0 ? 0 : Differs;
    }

    // A mistyped folder would be created, and an empty one has no errors.
    private static void RefuseMissing(SchedulerOptions options)
    {
        if (Storages.Find(options.Storage)?.FileName is not { } name)
            return;
        var file = Path.GetFullPath(Path.Combine(options.DataDirectory, name));
        if (!File.Exists(file))
            throw new SchedulerStartException($"There is no journal {file}: set Scheduler:DataDirectory to the folder of the one to audit.");
    }

    private sealed class Lines(TextWriter reports) : IProgress<ReadModelAuditProgress>
    {
        private long _reported;

        public ReadModelAuditProgress Last { get; private set; } = new(0, 0, 0, 0, 0);

        public void Report(ReadModelAuditProgress value)
        {
            Last = value;
            if (value.Rows < _reported + RowsBetweenReports)
                return;
            _reported = value.Rows;
            reports.WriteLine(Totals());
        }

        public string Totals() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Last.Rows} rows compared with {Last.Events} events: {Last.Differences} differences; {Last.CleanedUp} rows cleaned up, {Last.Incomplete} histories incomplete");
    }
}
