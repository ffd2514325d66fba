using System.Text.Json.Serialization;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>A bulk operation.</summary>
internal sealed record BulkOperationView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it does to each task.</summary>
    public required BulkWord Action { get; init; }

    /// <summary>For revoke: whether attempts that run end too.</summary>
    public required bool Terminate { get; init; }

    /// <summary>For reschedule: the new start.</summary>
    public required DateTimeOffset? Eta { get; init; }

    /// <summary>For reschedule: how much later, or earlier, than each task would start.</summary>
    public required decimal? ShiftSeconds { get; init; }

    /// <summary>Which tasks it changes, under the names of the parameters of GET /api/v1/tasks; only those that were given.</summary>
    public required BulkFilterView Filter { get; init; }

    /// <summary>Where it stands.</summary>
    public required BulkStateWord State { get; init; }

    /// <summary>How many tasks matched at the start.</summary>
    public required long Matched { get; init; }

    /// <summary>How many it has gone through: changed + skipped + refused. At the end less than matched if some matched no more when their turn came.</summary>
    public required long Processed { get; init; }

    /// <summary>How many it changed.</summary>
    public required long Changed { get; init; }

    /// <summary>How many were already as they were to become.</summary>
    public required long Skipped { get; init; }

    /// <summary>How many could not do what was asked.</summary>
    public required long Refused { get; init; }

    /// <summary>The first ten of those.</summary>
    public required IReadOnlyList<BulkRefusalView> Refusals { get; init; }

    /// <summary>Who asked.</summary>
    public required string? RequestedBy { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last went on.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The operation as the routes show it.</summary>
    public static BulkOperationView Of(BulkOperationRow row)
    {
        var (state, action) = (row.State, row.State.Action!);
        return new BulkOperationView
        {
            Id = row.Id,
            Action = Word(action.Kind),
            Terminate = action.Terminate,
            Eta = action.Eta,
            ShiftSeconds = Seconds.Of(action.Shift),
            Filter = BulkFilterView.Of(state.Filter),
            State = Word(state.Phase),
            Matched = state.Matched,
            Processed = state.Done.Processed,
            Changed = state.Done.Changed,
            Skipped = state.Done.Skipped,
            Refused = state.Done.Refused,
            Refusals = [.. state.Done.Refusals.Select(BulkRefusalView.Of)],
            RequestedBy = state.RequestedBy,
            StartedAt = state.StartedAt,
            UpdatedAt = state.UpdatedAt,
            FinishedAt = state.FinishedAt,
        };
    }

    private static BulkWord Word(BulkActionKind kind) => kind switch
    {
        BulkActionKind.Revoke => BulkWord.Revoke,
        BulkActionKind.RunNow => BulkWord.RunNow,
        BulkActionKind.Retry => BulkWord.Retry,
        BulkActionKind.Reschedule => BulkWord.Reschedule,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no word for this action is known"),
    };

    private static BulkStateWord Word(BulkPhase phase) => phase switch
    {
        BulkPhase.Running => BulkStateWord.Running,
        BulkPhase.Success => BulkStateWord.Success,
        BulkPhase.Cancelled => BulkStateWord.Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "no word for this phase is known"),
    };
}

/// <summary>A task that an operation could not change.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="Reason">Why.</param>
internal sealed record BulkRefusalView(string TaskId, string Reason)
{
    /// <summary>The refusal as the routes show it.</summary>
    public static BulkRefusalView Of(BulkRefusal refusal) =>
        new(refusal.TaskId, TaskActionRefusals.MessageOf(new TaskRefused(refusal.TaskId, refusal.Reason, refusal.Phase)));
}

/// <summary>What a bulk operation does to each task.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BulkWord>))]
internal enum BulkWord
{
    /// <summary>Revokes it.</summary>
    [JsonStringEnumMemberName("revoke")]
    Revoke,

    /// <summary>Starts it now.</summary>
    [JsonStringEnumMemberName("run_now")]
    RunNow,

    /// <summary>Runs it again.</summary>
    [JsonStringEnumMemberName("retry")]
    Retry,

    /// <summary>Gives it another start.</summary>
    [JsonStringEnumMemberName("reschedule")]
    Reschedule,
}

/// <summary>Where a bulk operation stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BulkStateWord>))]
internal enum BulkStateWord
{
    /// <summary>It goes on.</summary>
    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>It went through all of its tasks.</summary>
    [JsonStringEnumMemberName("SUCCESS")]
    Success,

    /// <summary>It was cancelled.</summary>
    [JsonStringEnumMemberName("CANCELLED")]
    Cancelled,
}
