using Akka.Actor;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>A cancellation that waits until the tasks in flight have answered, so that the counts are what happened.</summary>
/// <param name="requestedBy">Who asked first.</param>
internal sealed class PendingCancellation(string? requestedBy)
{
    private readonly List<IActorRef> _callers = [];

    /// <summary>Who asked first.</summary>
    public string? RequestedBy => requestedBy;

    /// <summary>Adds a caller who waits.</summary>
    public void Add(IActorRef caller) => _callers.Add(caller);

    /// <summary>Answers all callers.</summary>
    public void Answer(object reply) => _callers.ForEach(caller => caller.Tell(reply));
}
