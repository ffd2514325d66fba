using ActorScheduler.Benchmarks.Cli;

namespace ActorScheduler.Benchmarks.Peers;

/// <summary>Another scheduler that does the same work: submit, run, keep the result.</summary>
internal interface IPeer
{
    /// <summary>Its name in figures.</summary>
    string Key { get; }

    /// <summary>Its display name.</summary>
    string Title { get; }

    /// <summary>Whether an accepted task survives a loss of power.</summary>
    string Durable { get; }

    /// <summary>What is missing, and how to install it; null if nothing is.</summary>
    string? Missing();

    /// <summary>Measures.</summary>
    PeerResult Measure(BenchmarkRun run, PeerSizes sizes);
}

/// <summary>How many tasks a run has.</summary>
/// <param name="Fast">For peers that run thousands per second.</param>
/// <param name="Slow">For peers that run hundreds per second.</param>
internal sealed record PeerSizes(int Fast, int Slow);

/// <summary>What was measured of a peer.</summary>
/// <param name="TasksPerSecond">The median of the runs.</param>
/// <param name="How">How it was set up.</param>
internal sealed record PeerResult(double TasksPerSecond, string How);
