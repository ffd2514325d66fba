using System.Data.Common;
using System.Text.Json;
using ActorScheduler.Authoring;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Harness;
using ActorScheduler.Node.Maintenance;
using ActorScheduler.Node.Settings;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Archive;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Node.Tests.Maintenance;

/// <summary>A store with histories, an archive beside it, and a clock that stands still.</summary>
internal sealed class RetentionBed : IAsyncDisposable
{
    private readonly TemporaryDirectory _archive = new();

    private RetentionBed(StoreKind kind)
    {
        Bed = new NodeBed(kind);
        Writer = new EventWriter(Bed);
        Options = Microsoft.Extensions.Options.Options.Create(new SchedulerOptions { ArchiveDirectory = ArchivePath });
        Archive = new TaskArchive(Options.Value.ArchiveDirectory);
        Log = new RetentionLog(Bed.Store, Time);
    }

    public NodeBed Bed { get; }

    public EventWriter Writer { get; }

    public FakeTimeProvider Time { get; } = new(Histories.Start);

    public IOptions<SchedulerOptions> Options { get; }

    public TaskArchive Archive { get; }

    public RetentionLog Log { get; }

    public string ArchivePath => System.IO.Path.Combine(_archive.Path, "archive");

    public static RetentionBed New(StoreKind kind) => new(kind);

    /// <summary>Removes what ended before a time.</summary>
    public async Task<RetentionTotals> RemoveAsync(DateTimeOffset limit, IReadModelStore? store = null, string task = "run")
    {
        var run = new RetentionRunId(task, 1);
        Assert.Null(await Log.TryBeginAsync(run, limit, default));
        using (var archive = TaskArchiveWriter.Open(ArchivePath))
            await new RetentionRun(store ?? Bed.Store, archive, Log, new WriterRest(() => 0, Time), NullLogger.Instance).RemoveAsync(run, limit, default);
        return await Log.EndAsync(run, null);
    }

    /// <summary>The clean-up of results that ended before a time.</summary>
    public Task<long> ExpireAsync(DateTimeOffset limit) =>
        new ResultCleanup(Bed.Store, new FakeTimeProvider(limit.AddDays(1))).RemoveOlderThanAsync(TimeSpan.FromDays(1), default);

    /// <summary>The archived events of a task, by name; null if it is not in the archive.</summary>
    public async Task<string[]?> ArchivedAsync(string id, DateOnly? day = null)
    {
        if (await Archive.FindAsync(id, day, default) is not { } found)
            return null;
        using var json = JsonDocument.Parse(found.Json);
        Assert.Equal(id, json.RootElement.GetProperty("id").GetString());
        return [.. json.RootElement.GetProperty("history").EnumerateArray().Select(entry => entry.GetProperty("event").GetString()!)];
    }

    /// <summary>The tasks that lost their rows and ended before a time.</summary>
    public IReadOnlyList<string> Expired(DateTimeOffset limit)
    {
        using var connection = Bed.Store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM expired_tasks WHERE finished_at < @limit ORDER BY id";
        command.Add("@limit", StoredTime.ToMicroseconds(limit));
        using var reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    public ScheduledRetention Scheduled() => new(Bed.Store, Log, Time, Options, NullLogger<ScheduledRetention>.Instance);

    public static TaskContext Context(string taskId, int attempt = 1) =>
        new(taskId, IRetention.TaskName, attempt, NullLogger.Instance, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Archive.Dispose();
        await Bed.DisposeAsync();
        _archive.Dispose();
    }
}

/// <summary>A store whose writes tell the test before they begin.</summary>
internal sealed class WatchedStore(IReadModelStore store, Func<Task> beforeWrite) : IReadModelStore
{
    public ISqlDialect Dialect => store.Dialect;

    public DbConnection OpenReader() => store.OpenReader();

    public async Task<T> WriteAsync<T>(Func<DbConnection, T> work, CancellationToken cancellation)
    {
        await beforeWrite();
        return await store.WriteAsync(work, cancellation);
    }
}
