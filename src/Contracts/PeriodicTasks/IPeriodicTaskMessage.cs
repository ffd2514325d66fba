namespace ActorScheduler.Contracts.PeriodicTasks;

/// <summary>A message that is routed to the actor of one periodic task.</summary>
public interface IPeriodicTaskMessage : IWireMessage
{
    /// <summary>Its id.</summary>
    long PeriodicTaskId { get; }
}
