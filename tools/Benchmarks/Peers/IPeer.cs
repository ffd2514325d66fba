using ActorScheduler.Benchmarks.Cli;

namespace ActorScheduler.Benchmarks.Peers;

/// <summary>Another scheduler that does the same work: submit, run, keep the result.</summary>
internal interface IPeer
{
    /// <summary>Its name in figures.</summary>
    string Key { get; }

    /// <summary>Its name for people.</summary>
    string Title { get; }

    /// <summary>Whether an accepted task survives a loss of power.</summary>
    string Durable { get; }

    /// <summary>What is not installed, and how to install it; null if all is there.</summary>
    string? Missing();

    /// <summary>Measures.</summary>
    PeerResult Measure(BenchmarkRun run, PeerSizes sizes);
}

/// <summary>How many tasks a run has.</summary>
/// <param name="Fast">For those that do thousands a second.</param>
/// <param name="Slow">For those that do hundreds.</param>
internal sealed record PeerSizes(int Fast, int Slow);

/// <summary>What a peer did.</summary>
/// <param name="TasksPerSecond">The median of the runs.</param>
/// <param name="How">What of its many ways was measured.</param>
internal sealed record PeerResult(double TasksPerSecond, string How);
