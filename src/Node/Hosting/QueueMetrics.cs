using System.Data.Common;
using System.Diagnostics.Metrics;
using ActorScheduler.Contracts.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>
/// Tells how much waits in each queue. It is read from the database when somebody looks, at most every few seconds: every process tells the same numbers.
/// </summary>
internal sealed class QueueMetrics(IQueueQueries queries, ITaskDirectory directory, TimeProvider time, ILogger<QueueMetrics> log) : IHostedService, IDisposable
{
    private const string MeterName = "ActorScheduler.Queues";

    // Each queue is a series of its own, and callers name queues.
    private const int MostQueues = 100;
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5);

    private readonly Meter _meter = new(MeterName);
    private readonly Lock _gate = new();
    private IReadOnlyList<QueueDepth> _depths = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meter.CreateObservableGauge("queue.waiting", () => Measure(depth => depth.Waiting), "{task}", "Tasks that have not begun, or wait for a retry");
        _meter.CreateObservableGauge("queue.due", () => Measure(depth => depth.Due), "{task}", "Tasks that only wait for a worker");
        _meter.CreateObservableGauge("queue.running", () => Measure(depth => depth.Running), "{task}", "Tasks that run");
        _meter.CreateObservableGauge(
            "queue.oldest_wait", () => Measure(depth => depth.OldestDueAt is { } due ? Math.Max(0, (time.GetUtcNow() - due).TotalSeconds) : 0), "s", "How long the one that has waited longest for a worker is due");
        _meter.CreateObservableGauge(
            "queue.without_consumer",
            () => Measure(depth => depth.Waiting > 0 && directory.Consumers.All(consumer => !consumer.Queues.Takes(depth.Name)) ? 1 : 0),
            null,
            "1: tasks wait in a queue from which no node takes");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<T>> Measure<T>(Func<QueueDepth, T> value)
        where T : struct => Depths().Select(depth => new Measurement<T>(value(depth), new KeyValuePair<string, object?>("queue", depth.Name)));

    private IReadOnlyList<QueueDepth> Depths()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (now - _readAt < GoodFor)
                return _depths;
            _readAt = now;
            try
            {
                _depths = queries.ReadAsync(MostQueues, CancellationToken.None).GetAwaiter().GetResult();
            }
            catch (DbException cause)
            {
                log.LogWarning(cause, "It cannot be read how much waits in the queues: the metrics of before stay");
            }

            return _depths;
        }
    }
}
