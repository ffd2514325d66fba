namespace ActorScheduler.Chaos.Records;

/// <summary>What the client asked for.</summary>
internal enum CallKind
{
    Submit,
    Revoke,
    Update,
    Retry,
    Reschedule,
    CreatePeriodic,
    EditPeriodic,
    DeletePeriodic,
}

/// <summary>What the client knows after one try.</summary>
internal enum CallAnswer
{
    /// <summary>The answer said that it is done.</summary>
    Accepted,

    /// <summary>The answer said that it will not be done.</summary>
    Refused,

    /// <summary>An error, or no answer in time: it may or may not be done.</summary>
    Unknown,
}

/// <summary>One HTTP call as the client saw it. The scheduler has no part in this record.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="Target">The id of the task, or the name of the periodic task.</param>
/// <param name="Mark">Text that only this request has, to be found in the journal; all tries of one request have the same.</param>
/// <param name="Try">1 for the first try.</param>
/// <param name="Sent">When it was sent.</param>
/// <param name="Answered">When the answer, or its absence, was noticed.</param>
/// <param name="Answer">What is known.</param>
/// <param name="Said">Status and body of the answer, or the error.</param>
internal sealed record Call(
    CallKind Kind, string Target, string Mark, int Try, DateTimeOffset Sent, DateTimeOffset Answered, CallAnswer Answer, string Said)
{
    /// <summary>The id that the answer gave: of the new task, or of the periodic task; else null.</summary>
    public string? Made { get; init; }

    /// <summary>Where it was sent.</summary>
    public string Gateway { get; init; } = "";

    /// <summary>What was sent.</summary>
    public string Body { get; init; } = "";
}
