using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.Settings;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>An actor system with a node's own configuration and nothing of a node in it.</summary>
internal static class BareSystem
{
    /// <summary>Starts it.</summary>
    /// <param name="overrides">Settings stronger than a node's.</param>
    /// <param name="setups">What a node with a database hands to its actor system.</param>
    public static ActorSystem Start(string overrides, params Setup[] setups)
    {
        var config = ConfigurationFactory.ParseString(overrides + "\nakka.loggers = []\nakka.cluster.roles = [node]")
            .WithFallback(SchedulerHocon.Load(new SchedulerOptions()));
        return ActorSystem.Create(ClusterNames.System, ActorSystemSetup.Create([BootstrapSetup.Create().WithConfig(config), .. setups]));
    }

    /// <summary>Hands what an actor of this path is told to a test.</summary>
    public static IActorRef Listen(this ActorSystem system, string name, Action<object> told) =>
        system.ActorOf(Props.Create(() => new Listener(told)), name);

    /// <summary>Hands what is logged to a test.</summary>
    public static void ListenToLog(this ActorSystem system, Action<string> logged) =>
        system.EventStream.Subscribe(system.ActorOf(Props.Create(() => new Listener(entry => logged(entry.ToString()!)))), typeof(LogEvent));

    private sealed class Listener(Action<object> told) : UntypedActor
    {
        protected override void OnReceive(object message) => told(message);
    }
}
