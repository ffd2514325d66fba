using Akka.Actor;

namespace ActorScheduler.Node.WakeUps;

/// <summary>Where wake-ups go.</summary>
internal sealed record WakeUpTargets(Func<IActorRef> Tasks, Func<IActorRef> PeriodicTasks);
