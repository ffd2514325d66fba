using System.Globalization;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>The id of a periodic task in a path. What is no id is the id of none.</summary>
internal static class PeriodicTaskPath
{
    /// <summary>The id, or null.</summary>
    public static long? Read(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>The refusal of an id that is not known.</summary>
    public static Refusal NotFound(string id) =>
        Refusals.NotFound("id", id, "the id of a periodic task; GET /api/v1/periodic-tasks lists them");
}
