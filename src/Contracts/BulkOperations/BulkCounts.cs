using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.BulkOperations;

/// <summary>The outcome of the tasks that an operation has gone through.</summary>
/// <param name="Changed">How many it changed.</param>
/// <param name="Skipped">How many were already in the wanted state.</param>
/// <param name="Refused">How many could not do what was asked.</param>
/// <param name="Refusals">The first of those, with the reasons.</param>
public sealed record BulkCounts(long Changed, long Skipped, long Refused, ValueList<BulkRefusal> Refusals)
{
    // How many refusals are kept with their reasons.
    private const int MostRefusals = 10;

    /// <summary>Nothing yet.</summary>
    public static BulkCounts None { get; } = new(0, 0, 0, []);

    /// <summary>How many tasks it has gone through.</summary>
    public long Processed => Changed + Skipped + Refused;

    /// <summary>These counts and the answer of one more task.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The reply answers none of the commands of <see cref="BulkAction"/>: a bug.</exception>
    public BulkCounts Add(TaskReply reply) => reply switch
    {
        TaskRevokeAccepted { ByThisRequest: true } or TaskRescheduleAccepted { ByThisRequest: true } or TaskRetryAccepted =>
            this with { Changed = Changed + 1 },
        TaskRevokeAccepted or TaskRescheduleAccepted => this with { Skipped = Skipped + 1 },
        TaskRefused refused => this with
        {
            Refused = Refused + 1,
            Refusals = Refusals.Count < MostRefusals ? [.. Refusals, new BulkRefusal(refused.TaskId, refused.Refusal, refused.Phase)] : Refusals,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(reply), reply, "no answer to a bulk action"),
    };
}

/// <summary>A task that could not do what was asked.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Phase">Where it stood.</param>
public sealed record BulkRefusal(string TaskId, TaskRefusal Reason, TaskPhase Phase);
