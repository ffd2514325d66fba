namespace ActorScheduler.Chaos.Plan;

/// <summary>What can be done to the cluster; the names are those of <c>--faults</c>.</summary>
internal enum FaultKind
{
    /// <summary>kill -9 of a node or gateway.</summary>
    Kill,

    /// <summary>SIGSTOP, later SIGCONT: the process that does not know how late it is.</summary>
    Stop,

    /// <summary>A restart of PostgreSQL, or the end of all its connections.</summary>
    Postgres,

    /// <summary>Processes that do not hear each other.</summary>
    Cut,

    /// <summary>SIGTERM of all nodes, one after the other.</summary>
    Rolling,

    /// <summary>A machine that is off the network for a while, and comes back with its process alive.</summary>
    Machine,
}
