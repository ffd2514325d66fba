namespace ActorScheduler.Node.Client;

/// <summary>How long, and how often, an entity is asked for an answer.</summary>
/// <param name="FirstTry">How long the first answer is waited for. A message may be lost while a shard moves, and is sent again then.</param>
/// <param name="LongestTry">Each further try gets twice the time, up to this: a slow entity must not be flooded.</param>
/// <param name="AllTries">When to give up: later than others need to take over a dead node's shards.</param>
/// <param name="Pause">The longest pause between two tries. Its length is random, so that callers that failed together do not come back
/// together.</param>
internal sealed record AskPatience(TimeSpan FirstTry, TimeSpan LongestTry, TimeSpan AllTries, TimeSpan Pause)
{
    /// <summary>Half a minute: a fail-over takes up to 16 seconds with the settings of cluster.hocon.</summary>
    public static AskPatience Default { get; } =
        new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(500));

    /// <summary>For a database on another machine: it may restart or fail over to its standby while the journal tries its writes again.</summary>
    public static AskPatience OfSharedDatabase { get; } = Default with { Outage = TimeSpan.FromSeconds(15) };

    /// <summary>
    /// How long calls wait for a journal that cannot write, counted from when its trouble began; a call that comes later is refused at once. No time
    /// for a disk: waiting does not make room on a full one.
    /// </summary>
    public TimeSpan Outage { get; init; }
}
