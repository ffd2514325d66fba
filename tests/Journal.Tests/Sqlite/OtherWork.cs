using System.Diagnostics.Metrics;
using ActorScheduler.Journal.Sqlite;
using ActorScheduler.Journal.Store;
using ActorScheduler.Journal.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Journal.Tests.Sqlite;

public sealed class OtherWork : IAsyncDisposable
{
    private readonly StoreBed _bed = new();

    [Fact]
    public async Task Work_is_durable_and_visible_to_readers_when_its_task_completes()
    {
        await _bed.ExecuteAsync("CREATE TABLE counter (n INTEGER)");

        var n = await _bed.Store.WriteAsync(c => c.Scalar("INSERT INTO counter VALUES (42) RETURNING n"));

        Assert.Equal(42L, n);
        Assert.Equal(42, _bed.Query<long>("SELECT n FROM counter"));
    }

    [Fact]
    public async Task Work_that_throws_undoes_itself_and_its_neighbours_in_the_transaction_stay()
    {
        await _bed.ExecuteAsync("CREATE TABLE counter (n INTEGER UNIQUE)");
        _bed.Faults.Hold();
        var gate = _bed.ExecuteAsync("INSERT INTO counter VALUES (0)");
        _bed.Faults.AwaitCommit();

        var before = _bed.ExecuteAsync("INSERT INTO counter VALUES (1)");
        var bug = _bed.Store.WriteAsync<int>(c =>
        {
            c.Execute("INSERT INTO counter VALUES (2)");
            throw new InvalidOperationException("a bug");
        });
        var constraint = _bed.ExecuteAsync("INSERT INTO counter VALUES (3), (1)");
        var after = _bed.ExecuteAsync("INSERT INTO counter VALUES (4)");
        _bed.Faults.Release();

        await Task.WhenAll(gate, before, after);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bug);
        await Assert.ThrowsAsync<SqliteException>(() => constraint);
        Assert.Equal("0,1,4", _bed.Query<string>("SELECT group_concat(n) FROM (SELECT n FROM counter ORDER BY n)"));
        Assert.Equal(3, _bed.Store.Statistics.Commits);
    }

    [Fact]
    public async Task Work_cancelled_before_it_began_is_not_done()
    {
        await _bed.ExecuteAsync("CREATE TABLE counter (n INTEGER)");
        _bed.Faults.Hold();
        var gate = _bed.ExecuteAsync("SELECT 1");
        _bed.Faults.AwaitCommit();
        using var cancellation = new CancellationTokenSource();
        var work = _bed.Store.WriteAsync(c => c.Scalar("INSERT INTO counter VALUES (1)"), cancellation.Token);

        await cancellation.CancelAsync();
        _bed.Faults.Release();

        await gate;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(0, _bed.Query<long>("SELECT count(*) FROM counter"));
    }

    [Fact]
    public async Task Work_that_ends_the_transaction_fails_it_and_the_writer_goes_on()
    {
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _bed.ExecuteAsync("ROLLBACK"));

        await _bed.ExecuteAsync("SELECT 1");
        Assert.True(_bed.Store.Health.IsHealthy);
    }

    [Fact]
    public async Task Readers_do_not_wait_for_the_writer_and_cannot_take_its_lock()
    {
        await _bed.ExecuteAsync("CREATE TABLE counter (n INTEGER)");
        _bed.Faults.Hold();
        var held = _bed.ExecuteAsync("INSERT INTO counter VALUES (1)");
        _bed.Faults.AwaitCommit();

        using (var reader = _bed.Store.OpenReader())
        {
            using var transaction = reader.BeginTransaction(deferred: true);
            Assert.Equal(0L, reader.Scalar("SELECT count(*) FROM counter"));
            Assert.Throws<SqliteException>(() => reader.Execute("INSERT INTO counter VALUES (2)"));
        }

        _bed.Faults.Release();
        await held;
        Assert.Equal(1, _bed.Query<long>("SELECT count(*) FROM counter"));
    }

    [Fact]
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
        Assert.Equal(1, _bed.Store.Statistics.QueueLength);
        listener.RecordObservableInstruments();
        Assert.Contains("journal.queue.length", seen.Keys);

        _bed.Faults.Release();
        await Task.WhenAll(gate, waiting);
        Assert.Equal(2, _bed.Store.Statistics.Commits);
        Assert.True(_bed.Store.Statistics.LastCommitDuration > TimeSpan.Zero);
    }

    public ValueTask DisposeAsync() => _bed.DisposeAsync();
}
