using NodaTime;

namespace ActorScheduler.Contracts.Client;

/// <summary>The zone that a date without an offset is local to, and that dates are shown in (<c>Scheduler:TimeZone</c>).</summary>
/// <param name="Zone">The zone.</param>
public sealed record SchedulerTimeZone(DateTimeZone Zone);
