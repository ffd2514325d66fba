using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Storage.BulkOperations;

namespace ActorScheduler.Node.Client;

/// <summary>Sends commands to the actors of bulk operations, wherever in the cluster they live, and shows their rows.</summary>
internal sealed class ShardedBulkOperations(
    IdempotentAsk ask, SchedulerRegions regions, BulkOperationQueries operations, ITaskQueries tasks) : IBulkOperations
{
    public async Task<BulkOperationReply> StartAsync(
        string operationId, BulkAction action, TaskFilter filter, string? requestedBy, CancellationToken cancellation)
    {
        var start = operations.EndOfTasks();
        var matched = await tasks.CountMatchingAsync(filter, cancellation);
        return await Ask(new StartBulkOperation(operationId, action, filter, start, matched, requestedBy), cancellation);
    }

    public Task<BulkOperationReply> CancelAsync(string operationId, string? requestedBy, CancellationToken cancellation) =>
        Ask(new CancelBulkOperation(operationId, requestedBy), cancellation);

    public Task<BulkOperationRow?> FindAsync(string operationId, CancellationToken cancellation) => Task.FromResult(operations.Find(operationId));

    public Task<BulkOperationPage> PageAsync(long? before, int limit, CancellationToken cancellation) =>
        Task.FromResult(operations.Page(before, limit));

    private Task<BulkOperationReply> Ask(BulkOperationCommand command, CancellationToken cancellation) => ask.AskAsync<BulkOperationReply>(
        regions.BulkOperations, command, reply => (reply as BulkOperationOutcomeUnknown)?.Reason, cancellation);
}
