using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>What became of each call.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Data">One entry for each call, in their order.</param>
internal sealed record TaskBatchAnswer(bool Status, IReadOnlyList<TaskBatchItem> Data);

/// <summary>What became of one call: accepted (<c>id</c> alone), refused (<c>msg</c>, <c>errors</c>), or not known (<c>id</c> and <c>msg</c>).</summary>
internal sealed record TaskBatchItem
{
    /// <summary>The task's id; absent if the call was refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Id { get; init; }

    /// <summary>Why it was refused or is not known; absent if it was accepted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Msg { get; init; }

    /// <summary>What is wrong with it; absent unless it was refused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<InputErrorView>? Errors { get; init; }

    /// <summary>Why its outcome is not known, or null.</summary>
    [JsonIgnore]
    public SchedulerUnavailableException? Cause { get; init; }

    /// <summary>A refused call.</summary>
    public static TaskBatchItem Refused(Refusal refusal) =>
        new() { Msg = refusal.Message, Errors = [.. refusal.Errors.Select(InputErrorView.Of)] };
}
