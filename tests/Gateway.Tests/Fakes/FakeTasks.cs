using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>The tasks of the fake scheduler. Runs happen when somebody looks: whatever is due by then is started and ended at its own time.</summary>
public sealed class FakeTasks(FakeDirectory directory)
{
    private readonly Dictionary<string, TaskState> _states = [];
    private readonly Dictionary<string, long> _clocks = [];
    private readonly Dictionary<string, List<(long Position, TaskEvent Happened)>> _events = [];
    private long _clock;

    /// <summary>All tasks, newest first, each with its place in the list: that of its first event among all events.</summary>
    public IEnumerable<(long Position, TaskRow Row)> NewestFirst => _states
        .Select(task => (_events[task.Key][0].Position, new TaskRow(task.Key, task.Value, _clocks[task.Key])))
        .OrderByDescending(task => task.Position);

    public TaskHistory? History(string id) => _events.TryGetValue(id, out var events)
        ? TaskHistory.Of(events.Select((stored, index) => (index + 1L, stored.Happened)))
        : null;

    public TaskReply Send(TaskCommand command, DateTimeOffset now)
    {
        Advance(now);
        var reply = Decide(command, now)!;
        if (command is ReplaceTask replace && reply is TaskReplaceAccepted && State(replace.TaskId).PendingReplacement is { } submission)
        {
            Decide(new SubmitTask(replace.NewTaskId, submission, replace.RequestedBy), now);
            Decide(new ConfirmReplacement(replace.TaskId), now);
        }

        return (TaskReply)reply;
    }

    public void Submit(SubmitTask command, DateTimeOffset at) => Decide(command, at);

    public void Advance(DateTimeOffset now)
    {
        foreach (var id in _states.Keys.ToList())
        {
            var state = State(id);
            if (state.Phase == TaskPhase.Pending && state.Submission!.Expires is { } expires && expires <= now && expires <= state.DueAt)
                Decide(new ExpireTask(id), now);
            else if (state.Phase == TaskPhase.Pending && state.DueAt <= now && !directory.IsBusy)
                Decide(new StartAttempt(id, "fake"), Later(state.DueAt, state.SubmittedAt));
            state = State(id);
            if (state.Phase == TaskPhase.Started)
                End(id, state, now);
        }
    }

    private void End(string id, TaskState state, DateTimeOffset now)
    {
        var task = directory.Get(state.Submission!.Name);
        var runtime = task.Takes(state.Submission);
        var end = state.StartedAt!.Value + runtime;
        if (end > now)
            return;
        Decide(
            task.Fails is { } failure
                ? new ReportFailure(id, state.Attempt, failure, runtime, null, 0)
                : new ReportSuccess(id, state.Attempt, task.Returns(state.Submission), runtime),
            end);
    }

    private object? Decide(TaskCommand command, DateTimeOffset at)
    {
        var decision = TaskDecider.Decide(State(command.TaskId), command, at);
        if (decision.Event is { } happened)
        {
            _states[command.TaskId] = State(command.TaskId).Apply(happened);
            _clocks[command.TaskId] = ++_clock;
            if (!_events.TryGetValue(command.TaskId, out var events))
                _events.Add(command.TaskId, events = []);
            events.Add((_clock, happened));
        }

        return decision.Reply;
    }

    private TaskState State(string id) => _states.GetValueOrDefault(id, TaskState.None);

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
