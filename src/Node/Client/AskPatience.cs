namespace ActorScheduler.Node.Client;

/// <summary>How long an entity is asked for an answer.</summary>
/// <param name="FirstTry">How long the first answer is waited for. A message may be lost while a shard moves, and is sent again then.</param>
/// <param name="LongestTry">Each further try is given twice the time, up to this: an entity that is slow must not be flooded.</param>
/// <param name="AllTries">When to give up. Longer than a dead node's shards need to be taken over by others.</param>
/// <param name="Pause">The longest pause between two tries; its length is drawn at random, so that callers that failed together do not
/// come back together.</param>
internal sealed record AskPatience(TimeSpan FirstTry, TimeSpan LongestTry, TimeSpan AllTries, TimeSpan Pause)
{
    /// <summary>Half a minute: a fail-over takes up to 16 seconds with the settings of cluster.hocon.</summary>
    public static AskPatience Default { get; } =
        new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(500));

    /// <summary>For a database on another machine: it may restart or hand over to its standby, and the journal tries its writes again meanwhile.</summary>
    public static AskPatience OfSharedDatabase { get; } = Default with { Outage = TimeSpan.FromSeconds(15) };

    /// <summary>
    /// How long a journal that cannot write is waited for, from when its trouble began; a call that comes later is refused at once. None for a
    /// disk: one that is full does not get better by waiting.
    /// </summary>
    public TimeSpan Outage { get; init; }
}
