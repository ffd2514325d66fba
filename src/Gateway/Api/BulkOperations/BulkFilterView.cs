using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>Which tasks a bulk operation changes. What was not given is absent.</summary>
internal sealed record BulkFilterView
{
    /// <summary>Only tasks in one of these states.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? State { get; init; }

    /// <summary>Only tasks of exactly this name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Only tasks whose name begins so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NamePrefix { get; init; }

    /// <summary>Only tasks received then or later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Only tasks received then or earlier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReceivedTo { get; init; }

    /// <summary>Only tasks with an ETA or countdown that is then or later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EtaFrom { get; init; }

    /// <summary>Only tasks with an ETA or countdown that is then or earlier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EtaTo { get; init; }

    /// <summary>Only tasks that ended then or later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? FinishedFrom { get; init; }

    /// <summary>Only tasks that ended then or earlier.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? FinishedTo { get; init; }

    /// <summary>Only tasks whose call named exactly this queue.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Queue { get; init; }

    /// <summary>Only occurrences of this periodic task.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? PeriodicTaskId { get; init; }

    /// <summary>Only tasks with this text in them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Search { get; init; }

    /// <summary>The filter as the routes show it.</summary>
    public static BulkFilterView Of(TaskFilter filter) => new()
    {
        State = filter.Phases.Count > 0 ? [.. filter.Phases.Select(phase => phase.ToCelery())] : null,
        Name = filter.Name,
        NamePrefix = filter.NamePrefix,
        ReceivedFrom = filter.ReceivedFrom,
        ReceivedTo = filter.ReceivedTo,
        EtaFrom = filter.EtaFrom,
        EtaTo = filter.EtaTo,
        FinishedFrom = filter.FinishedFrom,
        FinishedTo = filter.FinishedTo,
        Queue = filter.Queue,
        PeriodicTaskId = filter.PeriodicTaskId,
        Search = filter.Search,
    };
}
