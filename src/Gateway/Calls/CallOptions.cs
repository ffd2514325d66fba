using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Calls;

/// <summary>
/// The options of a call. Celery's other apply_async options are accepted without effect where they only
/// shape the way through a broker, and refused otherwise.
/// </summary>
/// <remarks><see cref="TaskOptions"/> reads them.</remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record CallOptions
{
    /// <summary>Seconds until the start; wins over eta.</summary>
    public double? Countdown { get; init; }

    /// <summary>The earliest start, `%Y-%m-%d %H:%M:%S.%f` in the scheduler's time zone, or ISO 8601.</summary>
    public string? Eta { get; init; }

    /// <summary>A date like eta, or seconds from now: not started by then, the task is REVOKED.</summary>
    [Takes(typeof(string), typeof(double))]
    public JsonElement? Expires { get; init; }

    /// <summary>Your own id, 1-200 characters without blanks and slashes: the same call sent again under it is one task (not for update_task).</summary>
    public string? TaskId { get; init; }

    /// <summary>The queue from which nodes take the task; without it the task's own, else a route's, else `celery`.</summary>
    public string? Queue { get; init; }

    /// <summary>The exchange, kept with the task.</summary>
    public string? Exchange { get; init; }

    /// <summary>The routing key, kept with the task.</summary>
    public string? RoutingKey { get; init; }

    /// <summary>How many attempts follow the first one if it fails; without it as many as the task says.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>Seconds before the first retry, doubled for each further one; up to half of it is taken off at random.</summary>
    public double? RetryBackoff { get; init; }

    /// <summary>The most seconds between two attempts.</summary>
    public double? RetryBackoffMax { get; init; }
}
