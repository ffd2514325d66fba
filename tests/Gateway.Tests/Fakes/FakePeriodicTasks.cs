using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>The periodic tasks of the fake scheduler. What came due is submitted when somebody looks.</summary>
public sealed class FakePeriodicTasks(FakeTasks tasks)
{
    private readonly SortedDictionary<long, PeriodicTaskState> _states = [];
    private readonly List<Schedule> _schedules = [];
    private long _lastId;

    public IReadOnlyList<PeriodicTaskRow> Rows => [.. _states.Where(row => row.Value.Exists).Select(row => Row(row.Key, row.Value))];

    public PeriodicTaskReply Create(PeriodicTaskDefinition definition, DateTimeOffset now) =>
        IsTaken(definition.Name, 0)
            ? new PeriodicTaskRefused(0, PeriodicTaskRefusal.NameTaken)
            : Send(new CreatePeriodicTask(++_lastId, definition), now);

    public PeriodicTaskReply Update(long id, PeriodicTaskPatch patch, DateTimeOffset now) =>
        patch.Name is { } name && IsTaken(name, id)
            ? new PeriodicTaskRefused(id, PeriodicTaskRefusal.NameTaken)
            : Send(new UpdatePeriodicTask(id, patch), now);

    public PeriodicTaskReply Delete(long id, DateTimeOffset now) => Send(new DeletePeriodicTask(id), now);

    public void Advance(DateTimeOffset now)
    {
        foreach (var id in _states.Keys.ToList())
        {
            while (_states[id] is { Exists: true, NextDue: { } due, Definition: { } definition } && due <= now)
            {
                var submission = new TaskSubmission
                {
                    Name = definition.Task,
                    ArgsJson = definition.ArgsJson,
                    KwargsJson = definition.KwargsJson,
                    PeriodicTaskId = id,
                    Fingerprint = "occurrence",
                };
                tasks.Submit(OccurrenceId.Of(id, due), submission, due);
                Decide(new RecordOccurrence(id, due), due);
            }
        }
    }

    private PeriodicTaskReply Send(PeriodicTaskCommand command, DateTimeOffset now)
    {
        Advance(now);
        return (PeriodicTaskReply)Decide(command, now)!;
    }

    private object? Decide(PeriodicTaskCommand command, DateTimeOffset at)
    {
        var state = _states.GetValueOrDefault(command.PeriodicTaskId, PeriodicTaskState.None);
        var decision = PeriodicTaskDecider.Decide(state, command, at);
        if (decision.Events.Count > 0)
            _states[command.PeriodicTaskId] = decision.Events.Aggregate(state, (folded, happened) => folded.Apply(happened));
        return decision.Reply;
    }

    private PeriodicTaskRow Row(long id, PeriodicTaskState state)
    {
        var schedule = state.Definition!.Schedule;
        if (!_schedules.Contains(schedule))
            _schedules.Add(schedule);
        return new PeriodicTaskRow(id, state, _schedules.Where(other => other.GetType() == schedule.GetType()).ToList().IndexOf(schedule) + 1);
    }

    private bool IsTaken(string name, long exceptId) => _states.Any(row => row.Value.Exists && row.Key != exceptId && row.Value.Definition!.Name == name);
}
