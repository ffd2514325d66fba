using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>The periodic tasks of the fake scheduler. What came due is submitted when somebody looks.</summary>
public sealed class FakePeriodicTasks(FakeTasks tasks)
{
    private readonly SortedDictionary<long, PeriodicTaskState> _states = [];
    private readonly Dictionary<long, List<PeriodicTaskEvent>> _events = [];
    private readonly List<Schedule> _schedules = [];
    private long _lastId;

    public IReadOnlyList<PeriodicTaskRow> Rows => [.. _states.Where(row => row.Value.Exists).Select(row => Row(row.Key, row.Value))];

    public PeriodicTaskReply Create(PeriodicTaskDefinition definition, string? requestedBy, DateTimeOffset now) =>
        IsTaken(definition.Name, 0)
            ? new PeriodicTaskRefused(0, PeriodicTaskRefusal.NameTaken)
            : Send(new CreatePeriodicTask(++_lastId, definition, requestedBy), now);

    public PeriodicTaskReply Update(long id, PeriodicTaskPatch patch, string? requestedBy, DateTimeOffset now) =>
        patch.Name is { } name && IsTaken(name, id)
            ? new PeriodicTaskRefused(id, PeriodicTaskRefusal.NameTaken)
            : Send(new UpdatePeriodicTask(id, patch, requestedBy), now);

    public PeriodicTaskReply Delete(long id, string? requestedBy, DateTimeOffset now) => Send(new DeletePeriodicTask(id, requestedBy), now);

    public PeriodicTaskHistoryPage? History(long id, long? before, int limit)
    {
        if (!_events.TryGetValue(id, out var events))
            return null;
        var entries = events.Select((happened, index) => PeriodicTaskHistoryEntry.Of(index + 1, happened)).Reverse()
            .Where(entry => before is null || entry.SequenceNr < before).Take(limit).ToList();
        return new PeriodicTaskHistoryPage(entries, entries is [.., { SequenceNr: > 1 } last] ? last.SequenceNr : null);
    }

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
                tasks.Submit(new SubmitTask(OccurrenceId.Of(id, due), submission, Requester.OfPeriodicTask(id)), due);
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
        if (decision.Event is { } happened)
        {
            _states[command.PeriodicTaskId] = state.Apply(happened);
            if (!_events.TryGetValue(command.PeriodicTaskId, out var events))
                _events.Add(command.PeriodicTaskId, events = []);
            events.Add(happened);
        }

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
