using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls;

/// <summary>One call as the request wrote it, or the reason why it is refused.</summary>
/// <param name="Submission">What to run; null if the call is refused.</param>
/// <param name="TaskId">The caller's own id, or null.</param>
/// <param name="Refusal">Why it is refused, or null.</param>
internal sealed record TaskCall(TaskSubmission? Submission, string? TaskId, Refusal? Refusal)
{
    /// <summary>What the caller may not have meant although it is accepted; null for nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>Tells the caller of <see cref="Warning"/>.</summary>
    public void WarnIn(HttpResponse response)
    {
        if (Warning is not null)
            response.Headers["X-Warning"] = Warning;
    }

    /// <summary>A refused call.</summary>
    public static TaskCall Refused(Refusal refusal) => new(null, null, refusal);
}
