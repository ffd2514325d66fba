using System.Globalization;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// <c>dotnet run --project src/Node -- backup --into FILE</c>: copies the database while a server works on it, and compares the lists in the copy with its
/// journal, so that a copy that is reported is one that can be started from.
/// </summary>
internal static class BackupCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "backup";

    /// <summary>The option that names the file of the copy, which must not exist.</summary>
    public const string Into = "into";

    /// <summary>The exit code if the copy is not sound; 1 is one that was not made.</summary>
    public const int Unsound = 2;

    /// <summary>Makes the copy.</summary>
    /// <param name="args">The command line after the word: <c>--into FILE --Scheduler:Key value</c>.</param>
    /// <param name="results">Receives what was made.</param>
    /// <param name="reports">Receives the progress.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="SchedulerStartException">There is no such database, it is none that is a file, or the copy cannot be written.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter results, TextWriter reports, CancellationToken cancellation)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Configuration[Into] is not { Length: > 0 } into)
            throw new SchedulerStartException($"--{Into}: given nothing; allowed: the file to write the copy to, which must not exist.");
        var options = builder.Configuration.GetSection(SchedulerOptions.Section).Get<SchedulerOptions>() ?? new SchedulerOptions();
        var kind = Storages.Find(options.Storage);
        if (kind is not { FileName: { } name, Copy: { } copy })
        {
            throw new SchedulerStartException(
                $"{SchedulerOptions.Section}:{nameof(options.Storage)}: given \"{options.Storage}\"; allowed: a database that is a file. A server has tools of its own, such as pg_dump.");
        }

        var source = Path.GetFullPath(Path.Combine(options.DataDirectory, name));
        if (!File.Exists(source))
            throw new SchedulerStartException($"There is no journal {source}: set {SchedulerOptions.Section}:{nameof(options.DataDirectory)} to the folder of the one to copy.");
        var target = Path.GetFullPath(into);
        try
        {
            await copy(source, TimeProvider.System).CopyAsync(target, new Lines(reports), cancellation);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SchedulerStartException($"--into: given \"{into}\"; allowed: a file that does not exist, in a folder that can be written. {cause.Message}");
        }

        var differences = await AuditAsync(kind, name, target, reports, cancellation);
        await results.WriteLineAsync(differences == 0 ? $"{target} is complete." : $"{target} is complete, but {differences} rows differ from the journal.");
        return differences == 0 ? 0 : Unsound;
    }

    // A store that is opened writes beside its file and into it; so it is given a copy of its own, and the backup stays as it was made.
    private static async Task<long> AuditAsync(StorageKind kind, string name, string copy, TextWriter reports, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(copy + ".audit");
        try
        {
            File.Copy(copy, Path.Combine(folder.FullName, name), overwrite: true);
            await using var services = new ServiceCollection()
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
                .AddSingleton(TimeProvider.System)
                .AddStorage(kind, _ => new StorageSettings(folder.FullName, ""))
                .BuildServiceProvider();
            var differences = 0L;
            await foreach (var difference in services.GetRequiredService<ReadModelAudit>().CheckAllAsync(new Silent(), cancellation))
            {
                differences++;
                await reports.WriteLineAsync(difference.ToString());
            }

            return differences;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Silent : IProgress<ReadModelAuditProgress>
    {
        public void Report(ReadModelAuditProgress value)
        {
        }
    }

    private sealed class Lines(TextWriter reports) : IProgress<CopyProgress>
    {
        private long _reported = -1;

        public void Report(CopyProgress value)
        {
            var tenth = value.TotalBytes == 0 ? 10 : value.CopiedBytes * 10 / value.TotalBytes;
            if (tenth <= _reported)
                return;
            _reported = tenth;
            reports.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.CopiedBytes / 1_000_000:N0} of {value.TotalBytes / 1_000_000:N0} MB"));
        }
    }
}
