namespace ActorScheduler.Journal.Projections;

/// <summary>
/// A projection at work on the writer's connection. Its transaction may be rolled back after any call, so it must keep
/// no state but its prepared commands: what it wants to remember belongs in its tables.
/// </summary>
public interface IProjectionSession : IDisposable
{
    /// <summary>Updates the read model; runs on the writer thread, inside the transaction of the event.</summary>
    /// <param name="e">The event. What the projection does not know it passes over.</param>
    /// <exception cref="ProjectionRefusedException">The event must not be stored.</exception>
    void Project(in ProjectedEvent e);
}
