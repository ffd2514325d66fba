using System.Globalization;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Records;

/// <summary>The evidence, grouped by what it is about.</summary>
internal sealed class CaseFiles
{
    private const string TaskPrefix = "task-";
    private const string PeriodicPrefix = "periodic-";

    private readonly Dictionary<string, TaskCase> _tasks = [];
    private readonly Dictionary<long, PeriodicCase> _periodic = [];

    /// <summary>Sorts the evidence.</summary>
    public CaseFiles(Evidence evidence)
    {
        Evidence = evidence;
        foreach (var entry in evidence.Journal.OrderBy(entry => entry.SequenceNr).ThenBy(entry => entry.Ordering))
            Add(entry);
        foreach (var line in evidence.Ledger)
            Task(line.TaskId).Ledger.Add(line);
        foreach (var view in evidence.Tasks)
            Task(view.Id).View = view;
        foreach (var (id, wakeAt) in evidence.WakeUps)
            Task(id).WakeAt = wakeAt;
        foreach (var view in evidence.PeriodicTasks)
            Periodic(view.Id).View = view;
        AddCalls(evidence.Calls);
        foreach (var task in _tasks.Values)
        {
            if (task.Submitted?.Submission.PeriodicTaskId is { } periodic)
                Periodic(periodic).Occurrences.Add(task);
        }
    }

    /// <summary>The evidence itself.</summary>
    public Evidence Evidence { get; }

    /// <summary>Every task that anything mentions.</summary>
    public IReadOnlyDictionary<string, TaskCase> Tasks => _tasks;

    /// <summary>Every periodic task that anything mentions.</summary>
    public IReadOnlyDictionary<long, PeriodicCase> PeriodicTasks => _periodic;

    /// <summary>The ids of the tasks that were to replace others.</summary>
    public HashSet<string> ReplacementIds { get; } = [];

    /// <summary>Calls about a periodic task that the journal does not know.</summary>
    public List<Call> CallsWithoutPeriodicTask { get; } = [];

    private void Add(JournalEntry entry)
    {
        if (entry.Event is TaskEvent)
            Task(entry.PersistenceId[TaskPrefix.Length..]).Entries.Add(entry);
        if (entry.Event is TaskReplaced replaced)
            ReplacementIds.Add(replaced.NewTaskId);
        if (entry.Event is PeriodicTaskEvent)
            Periodic(long.Parse(entry.PersistenceId.AsSpan(PeriodicPrefix.Length), CultureInfo.InvariantCulture)).Entries.Add(entry);
    }

    private void AddCalls(IReadOnlyList<Call> calls)
    {
        var named = _periodic.Values.Where(periodic => periodic.Created is not null).ToLookup(periodic => periodic.Created!.Definition.Name);
        foreach (var call in calls)
        {
            if (call.Kind < CallKind.CreatePeriodic)
                Task(call.Target).Calls.Add(call);
            else if (named[call.Target].FirstOrDefault() is { } periodic)
                periodic.Calls.Add(call);
            else
                CallsWithoutPeriodicTask.Add(call);
        }
    }

    private TaskCase Task(string id)
    {
        if (!_tasks.TryGetValue(id, out var found))
            _tasks[id] = found = new TaskCase(id);
        return found;
    }

    private PeriodicCase Periodic(long id)
    {
        if (!_periodic.TryGetValue(id, out var found))
            _periodic[id] = found = new PeriodicCase(id);
        return found;
    }
}
