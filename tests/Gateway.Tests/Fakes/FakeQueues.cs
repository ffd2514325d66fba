using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>Counts the tasks of a fake scheduler by queue.</summary>
public sealed class FakeQueues(FakeScheduler scheduler) : IQueueQueries
{
    public async Task<IReadOnlyList<QueueDepth>> ReadAsync(int limit, CancellationToken cancellation)
    {
        var rows = (await scheduler.PageAsync(TaskFilter.All, null, 10_000, cancellation)).Rows.Where(row => !row.State.Phase.IsFinal()).ToList();
        return
        [
            .. from row in rows
               group row.State by row.State.Submission!.QueueName into queue
               orderby queue.Key
               select new QueueDepth(
                   queue.Key,
                   queue.LongCount(state => state.Phase.IsWaiting()),
                   0,
                   queue.LongCount(state => state.Phase == TaskPhase.Started),
                   null),
        ];
    }
}
