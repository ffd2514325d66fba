using ActorScheduler.Journal.Store;
using Akka.Actor.Setup;

namespace ActorScheduler.Journal.Protocol;

/// <summary>
/// Hands a running store to the journal actor, which Akka creates by the name of its class:
/// <c>ActorSystem.Create(name, BootstrapSetup.Create().WithConfig(…).And(new JournalSetup(store)))</c>.
/// The store outlives the actor system; whoever opened it closes it, after the system has terminated.
/// </summary>
/// <param name="store">The store.</param>
public sealed class JournalSetup(IJournalStore store) : Setup
{
    /// <summary>The store.</summary>
    public IJournalStore Store { get; } = store;

    /// <summary>The ids whose first recovery finds nothing.</summary>
    public UnwrittenIds Unwritten { get; init; } = new();

    /// <summary>The clock that dates the events; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
