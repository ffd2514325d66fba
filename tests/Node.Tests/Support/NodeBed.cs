using ActorScheduler.Journal.Protocol;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace ActorScheduler.Node.Tests.Support;

/// <summary>A store for actors: its journal can be held, and their clock stands still until it is moved.</summary>
internal sealed class NodeBed : TaskBed
{
    private const string VirtualTime = """
        akka.actor.provider = local
        # Every message is sent as if to another node. These of Akka stay within a process, but do not say so.
        akka.actor.serialize-messages = on
        akka.actor.serializers.json = "Akka.Serialization.NewtonSoftJsonSerializer, Akka"
        akka.actor.serialization-bindings {
          "Akka.Actor.Identify, Akka" = json
          "Akka.Actor.ActorIdentity, Akka" = json
          "Akka.Dispatch.SysMsg.StopChild, Akka" = json
          "Akka.Persistence.RequestRecoveryPermit, Akka.Persistence" = json
          "Akka.Persistence.RecoveryPermitGranted, Akka.Persistence" = json
          "Akka.Persistence.ReturnRecoveryPermit, Akka.Persistence" = json
          "Akka.Cluster.Sharding.Passivate, Akka.Cluster.Sharding" = json
        }
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.loggers = []
        akka.test.default-timeout = 20s
        akka.test.single-expect-default = 20s
        """;

    public NodeBed(StoreKind kind = StoreKind.Sqlite)
        : base(kind) => Journal = new SwitchboardJournal(Store);

    public SwitchboardJournal Journal { get; }

    /// <summary>The node's own configuration, without the cluster and with a clock that stands still until it is moved.</summary>
    public ActorSystemSetup SystemSetup() => ActorSystemSetup.Create(
        BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(VirtualTime).WithFallback(SchedulerHocon.Load(new SchedulerOptions()))),
        new JournalSetup(Journal),
        new PeriodicTaskRowsSetup(PeriodicTasks));

    public override async ValueTask DisposeAsync()
    {
        Journal.Release();
        await base.DisposeAsync();
        Journal.Dispose();
    }
}
