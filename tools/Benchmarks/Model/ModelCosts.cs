namespace ActorScheduler.Benchmarks.Model;

/// <summary>What things cost, in seconds. The defaults were measured; docs/scaling.md says how.</summary>
internal sealed record ModelCosts
{
    /// <summary>CPU time of a client for a task, if the load generator runs on the same machine.</summary>
    public double Client { get; init; }

    /// <summary>CPU time of the gateway for a task.</summary>
    public required double Gateway { get; init; }

    /// <summary>CPU time of the node for a task, without the journal's writer.</summary>
    public required double Node { get; init; }

    /// <summary>CPU time of the node's writer for a transaction.</summary>
    public required double WriterTransaction { get; init; }

    /// <summary>CPU time of the node's writer for an event.</summary>
    public required double WriterEvent { get; init; }

    /// <summary>CPU time of PostgreSQL for a transaction.</summary>
    public required double DatabaseTransaction { get; init; }

    /// <summary>CPU time of PostgreSQL for an event.</summary>
    public required double DatabaseEvent { get; init; }

    /// <summary>A flush of PostgreSQL's log.</summary>
    public required double Flush { get; init; }

    /// <summary>From one machine to another and back.</summary>
    public required double Network { get; init; }

    /// <summary>From one process of a machine to another and back.</summary>
    public required double Loopback { get; init; }

    /// <summary>How many round trips to the server a transaction makes: begin and events, read models, commit.</summary>
    public int RoundTrips { get; init; } = 3;
}
