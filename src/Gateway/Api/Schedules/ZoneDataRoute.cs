using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Schedules;

/// <summary>GET /api/v1/schedules/zone-data: which time zones schedules are computed with.</summary>
internal static class ZoneDataRoute
{
    /// <summary>What the OpenAPI document says of it.</summary>
    public static RouteDoc Doc { get; } = new("zone_data", "Show the zone data in use",
        "Times of schedules are computed with the zone data of the release, or of the file in Scheduler:ZoneDataFile; never with the machine's.")
    {
        Answers =
        [
            new(200, "The zone data.", typeof(ZoneDataAnswer), new ExampleDoc("2026f", """{"version": "2026f", "timezone": "Asia/Shanghai", "zones": 597}""")),
        ],
    };

    /// <summary>Answers the request.</summary>
    public static IResult Handle(SchedulerTimeZone zone) =>
        JsonAnswer.Ok(new ZoneDataAnswer(TimeZones.Version, zone.Zone.Id, TimeZones.Ids.Count), ApiJson.Wire.ZoneDataAnswer);
}

/// <summary>The zone data.</summary>
/// <param name="Version">IANA's version of it.</param>
/// <param name="Timezone">The zone of dates without an offset and of schedules that name none.</param>
/// <param name="Zones">How many zones there are, aliases included.</param>
internal sealed record ZoneDataAnswer(string Version, string Timezone, int Zones);
