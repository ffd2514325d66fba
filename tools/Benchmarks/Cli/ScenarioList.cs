using ActorScheduler.Benchmarks.Scenarios;
using ActorScheduler.Benchmarks.Scenarios.Scaling;

namespace ActorScheduler.Benchmarks.Cli;

/// <summary>The scenarios, in the order of the report.</summary>
internal static class ScenarioList
{
    private static readonly IScenario Ci = new CiScenario();

    /// <summary>Those that produce figures.</summary>
    public static IReadOnlyList<IScenario> Measured { get; } =
    [
        new CalibrateScenario(), new SubmitHttpScenario(), new SubmitBulkScenario(), new CoreScenario(), new EtaScenario(),
        new PeriodicScenario(), new SleepingScenario(), new StartupScenario(), new GrowthScenario(), new FindScenario(), new FailoverScenario(), new PeersScenario(),
    ];

    /// <summary>All of them, including those of docs/scaling.md and the one that only passes or fails.</summary>
    public static IReadOnlyList<IScenario> All { get; } =
        [.. Measured, new JournalPostgresScenario(), new ClusterScenario(), new WaitingMemoryScenario(), new ScalingModelScenario(), Ci];
}
