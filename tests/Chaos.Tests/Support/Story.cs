using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Chaos.Tests.Support;

/// <summary>The evidence of a small run in which all went well. Tests plant one fault in it and look what the checker says.</summary>
internal sealed class Story
{
    public const string Worker = "10.77.0.1:4051#17";
    public const string Node = "10.77.0.1:4051";

    public static readonly DateTimeOffset T0 = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly List<JournalEntry> _journal = [];

    public List<Call> Calls { get; } = [];

    public List<LedgerLine> Ledger { get; } = [];

    public List<FaultWindow> Faults { get; } = [];

    /// <summary>Changes the views before they are checked; by default they are what the product's own fold says.</summary>
    public Func<TaskView, TaskView> Show { get; set; } = view => view;

    public Func<PeriodicView, PeriodicView> ShowPeriodic { get; set; } = view => view;

    public Func<Evidence, Evidence> Change { get; set; } = evidence => evidence;

    public static DateTimeOffset At(double seconds) => T0.AddSeconds(seconds);

    public static TaskSubmission Call(string mark) => new() { Name = "chaos.work", KwargsJson = $$"""{"mark":"{{mark}}"}""", Fingerprint = mark };

    /// <summary>A task that is submitted, started and ends well.</summary>
    public static Story OfOneTask(string id = "t") =>
        new Story().Accepted(id, 0).Events(id, new TaskSubmitted(At(0.01), Call(id + "."))).Ran(id, 1, 0.02).Events(id, Succeeded(1, 0.2));

    /// <summary>A task that waits for a day.</summary>
    public static Story OfASleeper(string id = "t") =>
        new Story().Accepted(id, 0).Events(id, new TaskSubmitted(At(0.01), Call(id + ".") with { Eta = At(86_400) }));

    /// <summary>A periodic task that comes due every ten seconds, twice, and is then put to rest.</summary>
    public static Story OfAPeriodicTask()
    {
        var story = new Story();
        story.Calls.Add(new Call(CallKind.CreatePeriodic, "p", "p1.", 1, At(-0.1), At(0.1), CallAnswer.Accepted, "200") { Made = "7" });
        story.Calls.Add(new Call(CallKind.EditPeriodic, "p", "p2.", 1, At(24.9), At(25.1), CallAnswer.Accepted, "200"));
        story.Periodic(new PeriodicTaskCreated(T0, Definition(), At(10))).Occurred(10, At(20)).Occurred(20, At(30));
        return story.Periodic(new PeriodicTaskUpdated(At(25), Definition() with { Enabled = false, Description = "p2." }, At(25), null));
    }

    public static PeriodicTaskDefinition Definition() =>
        new() { Name = "p", Task = "chaos.tick", Description = "p1.", Schedule = new IntervalSchedule(10, IntervalPeriod.Seconds) };

    public static TaskStarted Started(int attempt, double at) => new(At(at), attempt, Worker);

    public static TaskSucceeded Succeeded(int attempt, double at) => new(At(at), attempt, $"{attempt}", TimeSpan.FromSeconds(0.1));

    public Story Accepted(string id, double at)
    {
        Calls.Add(new Call(CallKind.Submit, id, id + ".", 1, At(at), At(at + 0.1), CallAnswer.Accepted, "200") { Made = id });
        return this;
    }

    public Story Called(CallKind kind, string id, double at, CallAnswer answer, string said = "200", string? made = null, string? mark = null)
    {
        Calls.Add(new Call(kind, id, mark ?? $"call-{Calls.Count}.", 1, At(at), At(at + 0.1), answer, said) { Made = made });
        return this;
    }

    public Story Events(string id, params TaskEvent[] events)
    {
        foreach (var happened in events)
            Add($"task-{id}", happened);
        return this;
    }

    public Story Periodic(params PeriodicTaskEvent[] events)
    {
        foreach (var happened in events)
            Add("periodic-7", happened);
        return this;
    }

    /// <summary>An occurrence: its task runs, then it is recorded.</summary>
    public Story Occurred(double nominal, DateTimeOffset? next, double late = 0.01)
    {
        var id = OccurrenceId.Of(7, At(nominal));
        var at = nominal + late;
        Events(id, new TaskSubmitted(At(at), Call("p1.") with { Name = "chaos.tick", PeriodicTaskId = 7 })).Ran(id, 1, at).Events(id, Succeeded(1, at + 0.2));
        return Periodic(new PeriodicTaskFired(At(nominal + late), At(nominal), id, next));
    }

    /// <summary>A start and what its run wrote.</summary>
    public Story Ran(string id, int attempt, double at, LedgerKind end = LedgerKind.End)
    {
        Events(id, Started(attempt, at));
        Wrote(id, attempt, LedgerKind.Begin, at + 0.01);
        return Wrote(id, attempt, end, at + 0.1);
    }

    public Story Wrote(string id, int attempt, LedgerKind kind, double at, string node = Node)
    {
        Ledger.Add(new LedgerLine(kind, id, attempt, node, 4711, At(at)));
        return this;
    }

    /// <summary>Takes events out of the journal, as if they had never been stored.</summary>
    public Story Without(Func<JournalEntry, bool> which, bool renumber = true)
    {
        _journal.RemoveAll(entry => which(entry));
        if (!renumber)
            return this;
        var kept = _journal.GroupBy(entry => entry.PersistenceId)
            .SelectMany(group => group.Select((entry, i) => entry with { SequenceNr = i + 1 }))
            .OrderBy(entry => entry.Ordering).ToList();
        _journal.Clear();
        _journal.AddRange(kept);
        return this;
    }

    /// <summary>What the checker says.</summary>
    public IReadOnlyList<Violation> Violations() => Checker.Check(new CaseFiles(Change(Views.Of(_journal, this))));

    /// <summary>What the checker says, and it must speak of one promise alone.</summary>
    public Violation Only(Promise promise)
    {
        var violations = Violations();
        Assert.NotEmpty(violations);
        Assert.All(violations, violation => Assert.Equal(promise, violation.Promise));
        return violations[0];
    }

    private void Add(string id, object happened) =>
        _journal.Add(new JournalEntry(_journal.Count + 1, id, _journal.Count(entry => entry.PersistenceId == id) + 1, happened));
}
