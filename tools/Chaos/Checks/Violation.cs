namespace ActorScheduler.Chaos.Checks;

/// <summary>Which promise a violation breaks.</summary>
internal enum Promise
{
    /// <summary>What was accepted comes to an end.</summary>
    NothingLost,

    /// <summary>Nothing happens twice that is to happen once.</summary>
    NothingDoubled,

    /// <summary>Every occurrence that was due has run.</summary>
    NoneMissed,

    /// <summary>Events follow each other as the state machine says.</summary>
    LegalTransitions,

    /// <summary>The result of a run that was given up changes nothing.</summary>
    NoStaleResult,

    /// <summary>An accepted call is reflected, a refused one was refused with reason.</summary>
    CallsKept,

    /// <summary>User code runs only after its start is stored, and as stored.</summary>
    RunsAsStored,

    /// <summary>Lists show what the journal says.</summary>
    ReadModelIsFold,

    /// <summary>Numbers of events have no gap and no double.</summary>
    WholeJournal,
}

/// <summary>One promise that was broken.</summary>
/// <param name="Promise">Which.</param>
/// <param name="Subject">The task or periodic task.</param>
/// <param name="Text">How.</param>
internal sealed record Violation(Promise Promise, string Subject, string Text);
