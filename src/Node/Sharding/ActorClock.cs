using Akka.Actor;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Node.Sharding;

/// <summary>The one clock of actors: the scheduler's, so that their time and their timers agree, in tests too.</summary>
internal static class ActorClock
{
    /// <summary>Now, in UTC, cut to the microseconds that are stored.</summary>
    public static DateTimeOffset UtcNow(this IActorContext context) => FromMicroseconds(ToMicroseconds(context.System.Scheduler.Now));
}
