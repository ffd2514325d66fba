using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>Bulk operations that decide as the real ones do. They go through their tasks when a test says so.</summary>
public sealed class FakeBulkOperations(FakeScheduler scheduler, TimeProvider time) : IBulkOperations
{
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, BulkOperationState> _states = [];

    public async Task<BulkOperationReply> StartAsync(
        string operationId, BulkAction action, TaskFilter filter, string? requestedBy, CancellationToken cancellation) =>
        Decide(new StartBulkOperation(operationId, action, filter, default, await scheduler.CountMatchingAsync(filter, cancellation), requestedBy));

    public Task<BulkOperationReply> CancelAsync(string operationId, string? requestedBy, CancellationToken cancellation) =>
        Task.FromResult(Decide(new CancelBulkOperation(operationId, requestedBy)));

    public Task<BulkOperationRow?> FindAsync(string operationId, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult(_states.TryGetValue(operationId, out var state) ? new BulkOperationRow(operationId, state) : null);
    }

    public Task<BulkOperationPage> PageAsync(long? before, int limit, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var places = Enumerable.Range(1, _states.Count).Reverse().Where(place => before is null || place < before).ToList();
            var rows = places.Take(limit).Select(place => new BulkOperationRow(_states.GetAt(place - 1).Key, _states.GetAt(place - 1).Value)).ToList();
            return Task.FromResult(new BulkOperationPage(rows, places.Count > limit ? places[limit - 1] : null));
        }
    }

    /// <summary>Goes through all tasks that match.</summary>
    public async Task RunAsync(string operationId)
    {
        var state = _states[operationId];
        var counts = BulkCounts.None;
        foreach (var row in (await scheduler.PageAsync(state.Filter, null, int.MaxValue, default)).Rows)
            counts = counts.Add(await Send(state.Action!.CommandFor(row.Id, operationId, state.RequestedBy)));
        Decide(new EndBulkOperation(operationId, counts, BulkPhase.Success));
    }

    private Task<TaskReply> Send(TaskCommand command) => command switch
    {
        RevokeTask c => scheduler.RevokeAsync(c, default),
        RescheduleTask c => scheduler.RescheduleAsync(c, default),
        RetryTask c => scheduler.RetryAsync(c, default),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "no bulk action sends this"),
    };

    private BulkOperationReply Decide(BulkOperationCommand command)
    {
        lock (_gate)
        {
            var state = _states.GetValueOrDefault(command.OperationId, BulkOperationState.None);
            var decision = BulkOperationDecider.Decide(state, command, time.GetUtcNow());
            if (decision.Event is { } happened)
                _states[command.OperationId] = state.Apply(happened);
            return (BulkOperationReply)decision.Reply!;
        }
    }
}
