namespace ActorScheduler.Chaos.Checks;

/// <summary>Which promise a violation breaks.</summary>
internal enum Promise
{
    /// <summary>Everything that was accepted ends.</summary>
    NothingLost,

    /// <summary>Nothing that must happen once happens twice.</summary>
    NothingDoubled,

    /// <summary>Every occurrence that was due has run.</summary>
    NoneMissed,

    /// <summary>Events follow each other as the state machine says.</summary>
    LegalTransitions,

    /// <summary>The result of a run that was given up changes nothing.</summary>
    NoStaleResult,

    /// <summary>An accepted call takes effect, and a refused one was refused for a reason.</summary>
    CallsKept,

    /// <summary>User code runs only after its start is stored, and as stored.</summary>
    RunsAsStored,

    /// <summary>The lists show what the journal says.</summary>
    ReadModelIsFold,

    /// <summary>The numbers of events have no gaps and no duplicates.</summary>
    WholeJournal,
}

/// <summary>One promise that was broken.</summary>
/// <param name="Promise">Which.</param>
/// <param name="Subject">The task or periodic task.</param>
/// <param name="Text">How.</param>
internal sealed record Violation(Promise Promise, string Subject, string Text);
