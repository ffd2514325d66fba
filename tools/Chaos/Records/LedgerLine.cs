namespace ActorScheduler.Chaos.Records;

/// <summary>What a run wrote into the ledger.</summary>
internal enum LedgerKind
{
    /// <summary>User code has begun.</summary>
    Begin,

    /// <summary>It is about to return.</summary>
    End,

    /// <summary>It is about to throw.</summary>
    Failed,

    /// <summary>Its token was cancelled.</summary>
    Cancelled,
}

/// <summary>One side effect of a run.</summary>
/// <param name="Kind">Which.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Attempt">The run's number, as the run was told.</param>
/// <param name="Node">The address of the node it ran on.</param>
/// <param name="ProcessId">The process.</param>
/// <param name="At">When.</param>
internal sealed record LedgerLine(LedgerKind Kind, string TaskId, int Attempt, string Node, int ProcessId, DateTimeOffset At);
