using System.Data.Common;
using System.Diagnostics.Metrics;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Tests.Journal.Support;

namespace ActorScheduler.Storage.Tests.Journal.Stores;

public abstract class OtherWorkTests(StoreKind kind) : IAsyncLifetime
{
    private readonly StoreBed _bed = StoreBed.Create(kind);

    [SkippableFact]
    public async Task Work_is_durable_and_visible_to_readers_when_its_task_completes()
    {
        await _bed.ExecuteAsync("CREATE TABLE counter (n INTEGER)");

        var n = await _bed.Store.WriteAsync(c => Convert.ToInt64(c.Value("INSERT INTO counter VALUES (42) RETURNING n"), null), default);

        Assert.Equal(42L, n);
        Assert.Equal(42, _bed.Query<long>("SELECT n FROM counter"));
    }

    [SkippableFact]
    public async Task Work_that_throws_undoes_itself_and_its_neighbours_in_the_transaction_stay()
    {
        await _bed.ExecuteAsync("CREATE TABLE counter (n INTEGER UNIQUE)");
        _bed.Faults.Hold();
        var gate = _bed.ExecuteAsync("INSERT INTO counter VALUES (0)");
        _bed.Faults.AwaitCommit();

        var before = _bed.ExecuteAsync("INSERT INTO counter VALUES (1)");
        var bug = _bed.Store.WriteAsync<int>(c =>
        {
            c.Run("INSERT INTO counter VALUES (2)");
            throw new InvalidOperationException("a bug");
        }, default);
        var constraint = _bed.ExecuteAsync("INSERT INTO counter VALUES (3), (1)");
        var after = _bed.ExecuteAsync("INSERT INTO counter VALUES (4)");
        _bed.Faults.Release();

        await Task.WhenAll(gate, before, after);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bug);
        await Assert.ThrowsAnyAsync<DbException>(() => constraint);
        Assert.Equal([0, 1, 4], _bed.Column<int>("SELECT n FROM counter ORDER BY n"));
        Assert.Equal(3, _bed.Statistics.Commits);
    }

    [SkippableFact]
    public async Task Work_cancelled_before_it_began_is_not_done()
    {
        await _bed.ExecuteAsync("CREATE TABLE counter (n INTEGER)");
        _bed.Faults.Hold();
        var gate = _bed.ExecuteAsync("SELECT 1");
        _bed.Faults.AwaitCommit();
        using var cancellation = new CancellationTokenSource();
        var work = _bed.Store.WriteAsync(c => c.Run("INSERT INTO counter VALUES (1)"), cancellation.Token);

        await cancellation.CancelAsync();
        _bed.Faults.Release();

        await gate;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(0, _bed.Query<long>("SELECT count(*) FROM counter"));
    }

    [SkippableFact]
    public async Task Work_that_ends_the_transaction_fails_it_and_the_writer_goes_on()
    {
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _bed.ExecuteAsync("ROLLBACK"));

        await _bed.ExecuteAsync("SELECT 1");
        Assert.True(_bed.Store.Health.IsHealthy);
    }

    [SkippableFact]
    public async Task Readers_do_not_wait_for_the_writer_and_cannot_write()
    {
        await _bed.ExecuteAsync("CREATE TABLE counter (n INTEGER)");
        _bed.Faults.Hold();
        var held = _bed.ExecuteAsync("INSERT INTO counter VALUES (1)");
        _bed.Faults.AwaitCommit();

        using (var reader = _bed.Store.OpenReader())
        {
            Assert.Equal(0L, reader.Value("SELECT count(*) FROM counter"));
            Assert.ThrowsAny<DbException>(() => reader.Run("INSERT INTO counter VALUES (2)"));
        }

        _bed.Faults.Release();
        await held;
        Assert.Equal(1, _bed.Query<long>("SELECT count(*) FROM counter"));
    }

    [SkippableFact]
    public async Task Metrics_and_statistics_count_the_same()
    {
        Dictionary<string, long> seen = [];
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == SqliteStore.MeterName)
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((i, value, _, _) => seen[i.Name] = value);
        listener.Start();
        _bed.Faults.Hold();
        var gate = _bed.ExecuteAsync("SELECT 1");
        _bed.Faults.AwaitCommit();
        var waiting = _bed.ExecuteAsync("SELECT 1");

        Assert.Equal(1, _bed.Store.QueueLength);
        listener.RecordObservableInstruments();
        Assert.Contains("journal.queue.length", seen.Keys);

        _bed.Faults.Release();
        await Task.WhenAll(gate, waiting);
        Assert.Equal(2, _bed.Statistics.Commits);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _bed.DisposeAsync().AsTask();
}

public sealed class OtherWorkTestsOnSqlite() : OtherWorkTests(StoreKind.Sqlite);

public sealed class OtherWorkTestsOnPostgres() : OtherWorkTests(StoreKind.Postgres);
