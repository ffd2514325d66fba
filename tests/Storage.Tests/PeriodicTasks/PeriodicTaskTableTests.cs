using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Storage.Tests.PeriodicTasks;

/// <summary>The table of periodic tasks against a model in memory.</summary>
public abstract class PeriodicTaskTableTests(StoreKind kind)
{
    private static readonly Gen<Schedule> Schedules = Gen.OneOf(
        Gen.Int[1, 3].Select(every => (Schedule)new IntervalSchedule(every, IntervalPeriod.Hours)),
        Gen.Int[1, 2].Select(minute => (Schedule)new CrontabSchedule($"{minute}", "*", "*", "*", "*", "UTC")),
        Gen.Int[1, 2].Select(minute => (Schedule)new CrontabSchedule($"{minute}", "*", "*", "*", "*", "Asia/Shanghai")));

    private static readonly Gen<PeriodicTaskCommand> Command = Gen.Frequency<PeriodicTaskCommand>(
        (3, Gen.Select(Gen.Long[1, 6], Gen.Int[0, 4], Schedules).Select((id, name, schedule) => (PeriodicTaskCommand)new CreatePeriodicTask(
            id, new PeriodicTaskDefinition { Name = $"n{name}", Task = name == 1 ? "u" : "t", Schedule = schedule }))),
        (3, Gen.Select(Gen.Long[1, 6], Gen.Int[0, 4]).Select((id, name) => (PeriodicTaskCommand)new UpdatePeriodicTask(
            id, new PeriodicTaskPatch { Name = $"n{name}" }))),
        (2, Gen.Select(Gen.Long[1, 6], Schedules, Gen.Bool).Select((id, schedule, enabled) => (PeriodicTaskCommand)new UpdatePeriodicTask(
            id, new PeriodicTaskPatch { Schedule = schedule, Enabled = enabled }))),
        (1, Gen.Long[1, 6].Select(id => (PeriodicTaskCommand)new DeletePeriodicTask(id))));

    private static readonly PeriodicTaskFilter[] Filters =
    [
        .. from prefix in new[] { null, "", "n", "n1", "N", "x" }
           from task in new[] { null, "t", "u" }
           from enabled in new bool?[] { null, true, false }
           select new PeriodicTaskFilter(prefix, task, enabled),
    ];

    [SkippableFact]
    public Task Rows_names_and_schedule_ids_equal_the_model_after_any_history() => Command.Array[0, 40].SampleAsync(Check, iter: 25, threads: 1);

    [SkippableFact]
    public async Task Ids_are_never_given_out_twice()
    {
        await using var bed = new TaskBed(kind);
        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => bed.PeriodicTasks.TakeIdAsync(default)));

        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), ids.Order());

        await bed.RunAsync("DELETE FROM periodic_tasks");
        Assert.Equal(201, await bed.PeriodicTasks.TakeIdAsync(default));
    }

    private async Task Check(PeriodicTaskCommand[] commands)
    {
        await using var bed = new TaskBed(kind);
        var writer = new EventWriter(bed);
        var now = Histories.Start;
        foreach (var command in commands)
        {
            var takenBefore = TakenByAnother(writer, command);
            var stored = await writer.Do(command, now = now.AddSeconds(60));
            if (!stored)
                Assert.True(takenBefore, $"{command} was refused, but nobody has the name");
            AssertNamesAreUnique(writer);
        }

        var rows = await bed.PeriodicTasks.ListAsync(default);
        Assert.Equal(
            writer.PeriodicTasks.Where(p => !p.Value.IsDeleted).Select(p => (p.Key, p.Value)), rows.Select(row => (row.Id, row.State)));
        foreach (var filter in Filters)
            Assert.Equal(rows.Where(row => Matches(row.State.Definition!, filter)).Select(row => row.Id), await Pages(bed, filter));
        foreach (var (id, state) in writer.PeriodicTasks)
            Assert.Equal(state.IsDeleted ? null : state, (await bed.PeriodicTasks.FindAsync(id, default))?.State);
        foreach (var (a, b) in from a in rows from b in rows where a.State.Definition!.Schedule.GetType() == b.State.Definition!.Schedule.GetType() select (a, b))
            Assert.Equal(a.State.Definition!.Schedule == b.State.Definition!.Schedule, a.ScheduleId == b.ScheduleId);
    }

    private static bool Matches(PeriodicTaskDefinition definition, PeriodicTaskFilter filter) =>
        definition.Name.StartsWith(filter.NamePrefix ?? "", StringComparison.Ordinal)
        && (filter.Task is null || definition.Task == filter.Task)
        && (filter.Enabled is null || definition.Enabled == filter.Enabled);

    private static async Task<List<long>> Pages(TaskBed bed, PeriodicTaskFilter filter)
    {
        var ids = new List<long>();
        long? after = null;
        do
        {
            var page = await bed.PeriodicTasks.PageAsync(filter, after, 2, default);
            Assert.True(page.Rows.Count == 2 || page.Next is null, "only the last page may be short");
            ids.AddRange(page.Rows.Select(row => row.Id));
            after = page.Next;
        }
        while (after is not null);
        return ids;
    }

    private static bool TakenByAnother(EventWriter writer, PeriodicTaskCommand command)
    {
        var name = command switch
        {
            CreatePeriodicTask create => create.Definition.Name,
            UpdatePeriodicTask update => update.Patch.Name,
            _ => null,
        };
        return writer.PeriodicTasks.Any(p => p.Key != command.PeriodicTaskId && p.Value.Exists && p.Value.Definition!.Name == name);
    }

    private static void AssertNamesAreUnique(EventWriter writer) => Assert.All(
        writer.PeriodicTasks.Values.Where(state => state.Exists).CountBy(state => state.Definition!.Name), name => Assert.Equal(1, name.Value));
}

public sealed class PeriodicTaskTableTestsOnSqlite() : PeriodicTaskTableTests(StoreKind.Sqlite);

public sealed class PeriodicTaskTableTestsOnPostgres() : PeriodicTaskTableTests(StoreHome.Postgres);
