using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Calls;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>All that happened to a task, oldest first.</summary>
/// <param name="Data">The events.</param>
/// <param name="NextCursor">Always null: it is one page.</param>
internal sealed record TaskHistoryView(IReadOnlyList<TaskEventView> Data, string? NextCursor)
{
    /// <summary>True if it comes from the archive; else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Archived { get; init; }
}

/// <summary>An event of a task.</summary>
/// <remarks><see cref="Contracts.Client.TaskHistoryJson"/> writes it, for answers as for the archive.</remarks>
internal sealed record TaskEventView
{
    /// <summary>Its place among the task's events; the first is 1.</summary>
    public required long SequenceNumber { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A name that does not change: `task-submitted`, `task-started`, …</summary>
    public required string Event { get; init; }

    /// <summary>The state after the event.</summary>
    public required CeleryState State { get; init; }

    /// <summary>The attempt that the event is about.</summary>
    public required int? Attempt { get; init; }

    /// <summary>The process that ran the attempt.</summary>
    public required string? Worker { get; init; }

    /// <summary>How long the code of the attempt ran.</summary>
    public required decimal? RuntimeSeconds { get; init; }

    /// <summary>Who asked: `X-Requested-By`, else the user, else the address. Null for what the scheduler does by itself.</summary>
    public required string? RequestedBy { get; init; }

    /// <summary>Why it happened, in words.</summary>
    public required string? Reason { get; init; }

    /// <summary>What only this kind of event says.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Details { get; init; }
}
