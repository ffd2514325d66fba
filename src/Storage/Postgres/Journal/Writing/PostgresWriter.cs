using System.Diagnostics;
using ActorScheduler.Journal.Reading;
using ActorScheduler.Journal.Writing;
using ActorScheduler.Storage.Postgres.Journal.Failures;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>
/// The thread that writes. A batch that fails through the fault of something in it is halved until the culprit stands alone: writes of
/// different actors owe each other nothing, so smaller transactions are as good.
/// </summary>
internal sealed class PostgresWriter : WriterLoop<PostgresItem>
{
    private readonly PostgresStoreOptions _options;
    private readonly GroupCommit _commit;
    private readonly JournalMetrics _metrics;
    private readonly TroubleReport _trouble;

    internal PostgresWriter(
        string journal, PostgresStoreOptions options, GroupCommit commit, ReplayQueue replays, HealthState health, JournalMetrics metrics, TroubleReport trouble)
        : base(journal, options.MaxBatchEvents, options.ProbeInterval, replays, health)
    {
        _options = options;
        _commit = commit;
        _metrics = metrics;
        _trouble = trouble;
        Start();
    }

    /// <inheritdoc />
    protected override PostgresItem Probe() => new ProbeItem();

    /// <inheritdoc />
    protected override void Write(List<PostgresItem> batch) => Write(batch, apart: false);

    /// <inheritdoc />
    protected override void End() => _commit.Dispose();

    private void Write(List<PostgresItem> batch, bool apart)
    {
        if (!apart && batch.Exists(item => item is AppendItem { RepeatsNumbers: true }))
        {
            Isolate(batch, apart, null);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        var failure = _commit.Run(batch, apart);
        _metrics.Record(batch, Stopwatch.GetElapsedTime(start), failure is null);
        if (failure is null)
        {
            _trouble.Succeeded();
            Reply(batch, null);
        }
        else if (failure.IsStorageFailure() || failure is UnknownOutcomeException)
        {
            Reply(batch, _trouble.Failed(failure));
        }
        else
        {
            Isolate(batch, apart, failure);
        }
    }

    private void Isolate(List<PostgresItem> batch, bool apart, Exception? failure)
    {
        if (batch.Count > 1)
        {
            var half = batch.Count / 2;
            Write(batch[..half], apart: false);
            Write(batch[half..], apart: false);
        }
        else if (!apart && batch[0] is AppendItem)
        {
            Write(batch, apart: true);
        }
        else
        {
            Reply(batch, failure is InvalidOperationException ? _trouble.Unexpected(failure) : failure);
        }
    }

    private void Reply(List<PostgresItem> batch, Exception? failure) => Answer(batch, failure, silently: _options.Faults is { LosesReplies: true });
}
