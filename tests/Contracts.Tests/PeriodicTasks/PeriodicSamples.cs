using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

/// <summary>The values that the tests of periodic tasks are made of.</summary>
internal static class PeriodicSamples
{
    public const long Id = 42;

    public static readonly DateTimeOffset T0 = new(2024, 5, 1, 10, 0, 0, TimeSpan.Zero);

    /// <summary>When the commands of the table come; no time of the sample's schedule.</summary>
    public static readonly DateTimeOffset Now = T0.AddMinutes(5);

    public static readonly Schedule EveryTenMinutes = new IntervalSchedule(10, IntervalPeriod.Minutes);
    public static readonly Schedule EveryHour = new IntervalSchedule(1, IntervalPeriod.Hours);

    public static readonly PeriodicTaskDefinition Definition = new()
    {
        Name = "report",
        Task = "demo_app.tasks.test",
        Schedule = EveryTenMinutes,
    };

    /// <summary>The state after commands, each decided at its time.</summary>
    public static PeriodicTaskState After(params (DateTimeOffset At, PeriodicTaskCommand Command)[] commands) =>
        commands.Aggregate(PeriodicTaskState.None, (state, step) => Decided(state, step.Command, step.At));

    /// <summary>The state after one more command.</summary>
    public static PeriodicTaskState Decided(PeriodicTaskState state, PeriodicTaskCommand command, DateTimeOffset now) =>
        PeriodicTaskDecider.Decide(state, command, now).Event is { } happened ? state.Apply(happened) : state;

    public static CreatePeriodicTask Create(PeriodicTaskDefinition? definition = null) => new(Id, definition ?? Definition);

    public static UpdatePeriodicTask Edit(PeriodicTaskPatch patch) => new(Id, patch);

    public static RecordOccurrence Fired(DateTimeOffset nominal) => new(Id, nominal);
}
