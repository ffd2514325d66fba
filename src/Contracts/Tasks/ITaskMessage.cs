namespace ActorScheduler.Contracts.Tasks;

/// <summary>A message that is routed to the actor of one task.</summary>
public interface ITaskMessage : IWireMessage
{
    /// <summary>The task's id.</summary>
    string TaskId { get; }
}
