namespace ActorScheduler.Benchmarks.Model;

/// <summary>What things cost, in seconds. The standard values were measured; docs/scaling.md tells how.</summary>
internal sealed record ModelCosts
{
    /// <summary>CPU of a client for a task: the load generator, where it runs beside the others.</summary>
    public double Client { get; init; }

    /// <summary>CPU of the gateway for a task.</summary>
    public required double Gateway { get; init; }

    /// <summary>CPU of the node for a task, without that of the journal's writer.</summary>
    public required double Node { get; init; }

    /// <summary>CPU of the node for a transaction of its writer.</summary>
    public required double WriterTransaction { get; init; }

    /// <summary>CPU of the node's writer for an event.</summary>
    public required double WriterEvent { get; init; }

    /// <summary>CPU of PostgreSQL for a transaction.</summary>
    public required double DatabaseTransaction { get; init; }

    /// <summary>CPU of PostgreSQL for an event.</summary>
    public required double DatabaseEvent { get; init; }

    /// <summary>A flush of PostgreSQL's log.</summary>
    public required double Flush { get; init; }

    /// <summary>From one machine to another and back.</summary>
    public required double Network { get; init; }

    /// <summary>From one process of a machine to another and back.</summary>
    public required double Loopback { get; init; }

    /// <summary>How often a transaction waits for an answer of the server: begin and events, read models, commit.</summary>
    public int RoundTrips { get; init; } = 3;
}
