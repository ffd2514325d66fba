using System.Diagnostics.Metrics;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Journal.Writing;

/// <summary>The numbers of a store, as metrics and as a snapshot.</summary>
internal sealed class JournalMetrics : IDisposable
{
    /// <summary>The name of the meter.</summary>
    internal const string MeterName = "ActorScheduler.Journal";

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _commits;
    private readonly Counter<long> _events;
    private readonly Counter<long> _failures;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _duration;
    private volatile JournalStatistics _last = new(0, 0, 0);

    internal JournalMetrics(Func<int> queueLength)
    {
        _commits = _meter.CreateCounter<long>("journal.commits", "{transaction}", "Transactions committed");
        _events = _meter.CreateCounter<long>("journal.events", "{event}", "Events committed");
        _failures = _meter.CreateCounter<long>("journal.failures", "{transaction}", "Transactions that failed");
        _batch = _meter.CreateHistogram<int>("journal.batch.size", "{event}", "Events in a transaction");
        _duration = _meter.CreateHistogram<double>("journal.commit.duration", "s", "A transaction, from begin to durable");
        _meter.CreateObservableGauge("journal.queue.length", queueLength, "{item}", "Work waiting for the writer");
    }

    /// <summary>The numbers up to the last transaction.</summary>
    internal JournalStatistics Last => _last;

    /// <summary>Counts a transaction; called by the writer thread only.</summary>
    internal void Record(IReadOnlyList<WriterItem> batch, TimeSpan duration, bool committed)
    {
        var last = _last;
        if (!committed)
        {
            _failures.Add(1);
            _last = last with { FailedBatches = last.FailedBatches + 1 };
            return;
        }

        var events = 0;
        foreach (var item in batch)
            events += item.Events;
        _commits.Add(1);
        _events.Add(events);
        _batch.Record(events);
        _duration.Record(duration.TotalSeconds);
        _last = last with { Commits = last.Commits + 1, Events = last.Events + events };
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();
}
