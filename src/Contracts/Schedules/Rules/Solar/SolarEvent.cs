namespace ActorScheduler.Contracts.Schedules.Rules.Solar;

/// <summary>An event of the sun, with Celery's names and horizons.</summary>
/// <param name="Name">The name in requests.</param>
/// <param name="Altitude">Where the sun is, in degrees above the horizon.</param>
/// <param name="IsUpperLimb">Whether the upper edge of the disc is there, or its centre.</param>
/// <param name="Direction">1: it rises; -1: it sets; 0: it is highest.</param>
public sealed record SolarEvent(string Name, double Altitude, bool IsUpperLimb, int Direction)
{
    private const double Horizon = -34.0 / 60;

    /// <summary>The events in the order of a day.</summary>
    public static IReadOnlyList<SolarEvent> All { get; } =
    [
        new("dawn_astronomical", -18, false, 1),
        new("dawn_nautical", -12, false, 1),
        new("dawn_civil", -6, false, 1),
        new("sunrise", Horizon, true, 1),
        new("solar_noon", 0, false, 0),
        new("sunset", Horizon, true, -1),
        new("dusk_civil", -6, false, -1),
        new("dusk_nautical", -12, false, -1),
        new("dusk_astronomical", -18, false, -1),
    ];
}
