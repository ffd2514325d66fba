using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls;

/// <summary>One call as the request wrote it, or the reason why it is refused.</summary>
/// <param name="Submission">What to run; null if the call is refused.</param>
/// <param name="TaskId">The caller's own id, or null.</param>
/// <param name="Refusal">Why it is refused, or null.</param>
internal sealed record TaskCall(TaskSubmission? Submission, string? TaskId, Refusal? Refusal)
{
    /// <summary>A refused call.</summary>
    public static TaskCall Refused(Refusal refusal) => new(null, null, refusal);
}
