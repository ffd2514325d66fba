namespace ActorScheduler.Journal.Protocol;

/// <summary>The configuration that makes this journal the journal of an actor system.</summary>
public static class JournalHocon
{
    /// <summary>The path of the plugin's configuration.</summary>
    public const string PluginId = "akka.persistence.journal.actor-scheduler";

    /// <summary>The configuration as text.</summary>
    /// <remarks>
    /// The replay filter repairs overlapping histories of two writers; the unique index on persistence id and sequence number makes them
    /// impossible. The plugins start with Akka.Persistence, which <see cref="JournalStart"/> starts with the system.
    /// </remarks>
    public const string Text =
        """
        akka.persistence {
          journal {
            plugin = "akka.persistence.journal.actor-scheduler"
            auto-start-journals = ["akka.persistence.journal.actor-scheduler"]
            actor-scheduler {
              class = "ActorScheduler.Journal.Protocol.JournalActor, ActorScheduler.Journal"
              plugin-dispatcher = "akka.actor.default-dispatcher"
              max-concurrent-recoveries = 1000
              replay-filter.mode = off
            }
          }
          snapshot-store {
            plugin = "akka.persistence.no-snapshot-store"
            auto-start-snapshot-stores = ["akka.persistence.no-snapshot-store"]
          }
        }
        """;
}
