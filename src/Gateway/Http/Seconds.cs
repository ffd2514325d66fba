namespace ActorScheduler.Gateway.Http;

/// <summary>Lengths of time as answers show them.</summary>
internal static class Seconds
{
    /// <summary>The length in seconds, as a decimal and never as <c>1E-05</c>; null if there is none.</summary>
    public static decimal? Of(TimeSpan? length) => length?.Ticks / (decimal)TimeSpan.TicksPerSecond;
}
