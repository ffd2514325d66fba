using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>When a periodic task comes due, if nobody changes it.</summary>
internal static class FireTimes
{
    /// <summary>The next times in order, in UTC; fewer than asked for if it ends, none while it is disabled.</summary>
    /// <param name="state">The periodic task.</param>
    /// <param name="now">The clock. One due time that lies behind it stands for all that were missed; the others are counted from now.</param>
    /// <param name="count">How many at the most.</param>
    public static IReadOnlyList<DateTimeOffset> Next(PeriodicTaskState state, DateTimeOffset now, int count)
    {
        if (count == 0 || state is not { Exists: true, NextDue: { } first, Definition: { } definition } || definition.Expires <= now)
            return [];
        var others = SchedulePreview.Next(definition.Schedule, first > now ? first : now, count - 1, state.Anchor);
        return [first, .. others.TakeWhile(time => !(time >= definition.Expires))];
    }
}
