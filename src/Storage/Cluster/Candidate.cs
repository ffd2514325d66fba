namespace ActorScheduler.Storage.Cluster;

/// <summary>A process that may have to go because others do not hear it, and what counts in that choice.</summary>
/// <param name="Key">Which process.</param>
/// <param name="HoldsTasks">True for a node, false for a gateway.</param>
/// <param name="Entered">When it came, in microseconds since 1970 by the server's clock; those that came last go first.</param>
internal sealed record Candidate(ProcessKey Key, bool HoldsTasks, long Entered)
{
    /// <summary>When it last reported that it is alive, by the server's clock.</summary>
    public DateTimeOffset LastBeat { get; init; }
}
