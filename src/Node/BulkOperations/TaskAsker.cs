using ActorScheduler.Contracts.BulkOperations;
using Akka.Actor;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>Sends an operation's command to the tasks of a page: a bounded number at a time, and once more to those that do not answer.</summary>
/// <param name="operationId">The operation.</param>
/// <param name="shared">What the operations of a node share.</param>
/// <param name="operation">Receives the answers.</param>
internal sealed class TaskAsker(string operationId, BulkOperationContext shared, IActorRef operation)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(5);

    /// <summary>Asks as many further tasks as may be in flight; none while other work has to go first.</summary>
    public void AskNext(PageProgress page, BulkOperationState state, DateTimeOffset now)
    {
        while (!shared.MustYield(state.Action!.Kind) && page.TakeNext(shared.MostInFlight, now) is { } taskId)
            Ask(taskId, state);
    }

    /// <summary>Asks those again that have not answered for a while.</summary>
    public void AskAgain(PageProgress page, BulkOperationState state, DateTimeOffset now)
    {
        foreach (var taskId in page.TakeUnansweredSince(now - AskAgainAfter, now))
            Ask(taskId, state);
    }

    private void Ask(string taskId, BulkOperationState state) =>
        shared.Tasks().Tell(state.Action!.CommandFor(taskId, operationId, state.RequestedBy), operation);
}
