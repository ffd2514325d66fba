using Akka.Actor;
using Akka.Persistence;

namespace ActorScheduler.Journal.Protocol;

/// <summary>Starts the journal of an actor system before its actors need it.</summary>
public static class JournalStart
{
    /// <summary>
    /// Starts Akka.Persistence and its plugins and waits until one actor has recovered. Await it right after the actor system was created:
    /// when many persistent actors are the first, they hold the pool threads that the plugins need to start, for tens of seconds (measured with 1,000).
    /// </summary>
    /// <param name="system">A system configured with <see cref="JournalHocon"/> and a <see cref="JournalSetup"/>.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>The journal.</returns>
    /// <exception cref="AskTimeoutException">No actor could recover in time; the system's log says why.</exception>
    public static async Task<IActorRef> StartJournalAsync(this ActorSystem system, TimeSpan timeout)
    {
        var journal = Persistence.Instance.Apply(system).JournalFor(JournalHocon.PluginId);
        var first = system.ActorOf(Props.Create<FirstActor>());
        try
        {
            await first.Ask<Ready>(Ready.Instance, timeout);
            return journal;
        }
        finally
        {
            system.Stop(first);
        }
    }

    private sealed class Ready
    {
        internal static readonly Ready Instance = new();
    }

    /// <summary>Recovers from nothing, writes nothing, answers.</summary>
    private sealed class FirstActor : ReceivePersistentActor
    {
        public FirstActor() => Command<Ready>(ready => Sender.Tell(ready));

        public override string PersistenceId => "journal-start";

        public override Recovery Recovery => new(SnapshotSelectionCriteria.None);
    }
}
