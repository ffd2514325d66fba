using System.Text.Json.Serialization;

namespace ActorScheduler.Gateway.Calls;

/// <summary>The state of a task, in Celery's words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CeleryState>))]
internal enum CeleryState
{
    /// <summary>It waits for its time or for a free worker.</summary>
    [JsonStringEnumMemberName("PENDING")]
    Pending,

    /// <summary>An attempt is running.</summary>
    [JsonStringEnumMemberName("STARTED")]
    Started,

    /// <summary>It waits for its next attempt.</summary>
    [JsonStringEnumMemberName("RETRY")]
    Retry,

    /// <summary>It returned.</summary>
    [JsonStringEnumMemberName("SUCCESS")]
    Success,

    /// <summary>It failed, and no attempt follows.</summary>
    [JsonStringEnumMemberName("FAILURE")]
    Failure,

    /// <summary>It was revoked, expired or was replaced.</summary>
    [JsonStringEnumMemberName("REVOKED")]
    Revoked,
}
