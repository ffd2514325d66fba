using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Schedules;
using CsCheck;
using static ActorScheduler.Contracts.Tests.PeriodicTasks.PeriodicSamples;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

/// <summary>One command of a random life and what came of it.</summary>
internal sealed record PeriodicStep(
    DateTimeOffset Now, PeriodicTaskState Before, PeriodicTaskCommand Command, Decision<PeriodicTaskEvent> Decision, PeriodicTaskState After);

/// <summary>Random lives of a periodic task, with times that pass, stand still and jump back.</summary>
internal static class PeriodicGen
{
    private const long MicrosecondsPerHour = 3_600_000_000;

    private static readonly Gen<TimeSpan> Passes = Gen.Frequency(
        (6, Gen.Long[0, MicrosecondsPerHour].Select(Microseconds)),
        (2, Gen.Const(TimeSpan.Zero)),
        (1, Gen.Long[0, 48 * MicrosecondsPerHour].Select(Microseconds)),
        (2, Gen.Long[-3 * MicrosecondsPerHour, 0].Select(Microseconds)));

    private static readonly Gen<Schedule> Schedule = Gen.OneOf(
        EveryTenMinutes,
        EveryHour,
        new IntervalSchedule(7, IntervalPeriod.Seconds),
        new IntervalSchedule(1, IntervalPeriod.Days),
        new CrontabSchedule("*/15", "*", "*", "*", "*", "Europe/Berlin"),
        new CrontabSchedule("0", "4", "*", "*", "*", "Asia/Shanghai"));

    private static readonly Gen<DateTimeOffset?> Expires = Gen.Bool.SelectMany(ends =>
        Gen.Long[-MicrosecondsPerHour, 72 * MicrosecondsPerHour].Select(us => ends ? T0 + Microseconds(us) : (DateTimeOffset?)null));

    private static readonly Gen<PeriodicTaskDefinition> Definition = Gen.Select(Schedule, Expires, Gen.Bool, (schedule, expires, enabled) =>
        PeriodicSamples.Definition with { Schedule = schedule, Expires = expires, Enabled = enabled });

    private static readonly Gen<PeriodicTaskPatch> Patch = Gen.OneOf(
        Schedule.Select(schedule => new PeriodicTaskPatch { Schedule = schedule }),
        Expires.Select(expires => new PeriodicTaskPatch { Expires = new(expires) }),
        Gen.Bool.Select(enabled => new PeriodicTaskPatch { Enabled = enabled }),
        Gen.Int[1, 3].Select(n => new PeriodicTaskPatch { Name = $"name {n}", Description = $"{n}" }));

    private static readonly Gen<Func<PeriodicTaskState, PeriodicTaskCommand>> Command = Gen.Frequency(
        (3, Definition.Select(definition => Given(_ => Create(definition)))),
        (8, Gen.Const(Given(state => Fired(state.NextDue ?? T0)))),
        (1, Gen.Int[-3, 3].Select(by => Given(state => Fired((state.NextDue ?? T0).AddMinutes(by))))),
        (5, Patch.Select(patch => Given(_ => Edit(patch)))),
        (2, Gen.Const(Given(_ => new EndPeriodicTask(Id)))),
        (1, Gen.Int[0, 3].Select(n => Given(_ => n == 0 ? new DeletePeriodicTask(Id) : new EndPeriodicTask(Id)))));

    public static readonly Gen<List<PeriodicStep>> Walk = Passes.Select(Command).Array[0, 40].Select(Run);

    private static List<PeriodicStep> Run((TimeSpan Passes, Func<PeriodicTaskState, PeriodicTaskCommand> Command)[] moves)
    {
        var steps = new List<PeriodicStep>();
        var (state, now) = (PeriodicTaskState.None, T0);
        foreach (var move in moves)
        {
            now += move.Passes;
            var command = move.Command(state);
            var decision = PeriodicTaskDecider.Decide(state, command, now);
            var after = decision.Event is { } happened ? state.Apply(happened) : state;
            steps.Add(new PeriodicStep(now, state, command, decision, after));
            state = after;
        }

        return steps;
    }

    private static Func<PeriodicTaskState, PeriodicTaskCommand> Given(Func<PeriodicTaskState, PeriodicTaskCommand> command) => command;

    private static TimeSpan Microseconds(long microseconds) => new(microseconds * TimeSpan.TicksPerMicrosecond);
}
