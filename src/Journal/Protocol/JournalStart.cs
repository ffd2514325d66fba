using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Journal.Protocol;

/// <summary>Starts the journal of an actor system before its actors need it.</summary>
public static class JournalStart
{
    private const string NoSnapshotStore = "akka.persistence.no-snapshot-store";

    /// <summary>
    /// Starts Akka.Persistence and its plugins. Call it right after the actor system was created: when many persistent actors are the
    /// first to ask for them, they block the threads of the pool that the plugins need to start, for tens of seconds (measured with 1,000).
    /// </summary>
    /// <param name="system">A system configured with <see cref="JournalHocon"/> and a <see cref="JournalSetup"/>.</param>
    /// <returns>The journal.</returns>
    public static IActorRef StartJournal(this ActorSystem system)
    {
        var persistence = Persistence.Instance.Apply(system);
        persistence.SnapshotStoreFor(NoSnapshotStore);
        return persistence.JournalFor(JournalHocon.PluginId);
    }
}
