using ActorScheduler.Benchmarks.Report;

namespace ActorScheduler.Benchmarks.Cli;

/// <summary>One measurement: a sub-command, and a section of the report.</summary>
internal interface IScenario
{
    /// <summary>The sub-command.</summary>
    string Name { get; }

    /// <summary>What is measured, in a line or two.</summary>
    string Summary { get; }

    /// <summary>True if it can be measured on PostgreSQL as well.</summary>
    bool RunsOnPostgres => false;

    /// <summary>Its own options.</summary>
    IReadOnlyList<Setting> Settings { get; }

    /// <summary>Measures.</summary>
    /// <exception cref="BenchmarkException">It cannot be carried out here.</exception>
    Section Run(BenchmarkRun run);
}
