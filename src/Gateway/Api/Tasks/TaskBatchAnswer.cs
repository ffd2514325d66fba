using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary><c>{status: true, data: [{id} or {msg, errors}, …]}</c>, in the order of the calls.</summary>
internal sealed record TaskBatchAnswer(bool Status, IReadOnlyList<TaskBatchItem> Data);

/// <summary>What became of one call: accepted (<c>id</c> alone), refused (<c>msg</c>, <c>errors</c>), or not known (<c>id</c> and <c>msg</c>).</summary>
internal sealed record TaskBatchItem
{
    /// <summary>The task's id; null if it was refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>Why it was refused or is not known; null if it was accepted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Msg { get; init; }

    /// <summary>What is wrong with it; null unless it was refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<InputErrorView>? Errors { get; init; }

    /// <summary>Why its outcome is not known, or null.</summary>
    [JsonIgnore]
    public SchedulerUnavailableException? Cause { get; init; }

    /// <summary>A refused call.</summary>
    public static TaskBatchItem Refused(Refusal refusal) =>
        new() { Msg = refusal.Message, Errors = [.. refusal.Errors.Select(InputErrorView.Of)] };
}
