using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.Tests.Tasks;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Tasks.Paging;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;
using CsCheck;

namespace ActorScheduler.Node.Tests.Audit;

/// <summary>The histories that the real actors leave in the journal.</summary>
public sealed class ActorHistoryTests : TaskStage
{
    private const string NewId = "t2";

    private static readonly TaskSubmission Retried = Samples.Call() with { Retry = new RetryPolicy(2, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)) };
    private static readonly TaskFailureInfo Failure = new("Boom", "no route", "at A");

    /// <summary>What happens to a task, often enough in an order that leads somewhere, and how many seconds pass then.</summary>
    private static readonly Gen<(Func<string, object> Message, int After)> Step = Gen.Select(
        Gen.Frequency(
            (8, Gen.Const(Said(id => new SlotGranted(id, ThisProcess)))),
            (1, Gen.Int[1, 3].Select(n => Said(id => new ReportSuccess(id, n, "7", TimeSpan.FromSeconds(1))))),
            (3, Gen.Int[1, 3].Select(n => Said(id => new ReportFailure(id, n, Failure, TimeSpan.FromSeconds(1), null, 0.5)))),
            (2, Gen.Int[1, 3].Select(n => Said(id => new ReportLost(id, n, "gone")))),
            (1, Gen.Bool.Select(terminate => Said(id => new RevokeTask(id, terminate, "ben")))),
            (1, Gen.Const(Said(id => new ReplaceTask(id, $"{id}-new", Samples.Call("f2"), "cleo")))),
            (1, Gen.Const(Said(id => new TaskAccepted($"{id}-new"))))),
        Gen.Int[0, 12]);

    [Fact]
    public void The_last_state_of_a_history_is_the_row_after_any_life_of_the_actor()
    {
        var lives = 0;
        var seen = new HashSet<string>();
        Step.Array[0, 30].Sample(
            life =>
            {
                var id = $"life-{lives++}";
                var entity = Entity(id: id);
                // Time may pass only after its recovery, which has a time-out.
                Ask<TaskRefused>(entity, new RevokeTask(id, false));
                entity.Tell(new SubmitTask(id, Retried, "anna"), Region);
                foreach (var (message, after) in life)
                {
                    entity.Tell(message(id), Region);
                    Advance(after);
                }

                // Answered only when all before it is stored.
                Ask<TaskReply>(entity, new SubmitTask(id, Samples.Call("the end")));
                Crash(entity);

                seen.UnionWith(Audited(id).Select(entry => entry.Event));
                Assert.Equal(AsShown(Audited(id)[^1].State), Row(id));
                Assert.Empty(new AuditReader(Bed.Store).Task(id).Differences);
            },
            iter: 100,
            threads: 1);
        Assert.True(seen.Count >= 7, $"the lives were too dull: {string.Join(", ", seen)}");
    }

    [Fact]
    public void A_task_keeps_the_first_who_asked_and_notes_who_revoked_it()
    {
        var entity = Entity();
        Ask<TaskAccepted>(entity, new SubmitTask(Id, Samples.Call(), "anna"));
        Ask<TaskAccepted>(entity, new SubmitTask(Id, Samples.Call(), "ben"));
        Ask<TaskRevokeAccepted>(entity, new RevokeTask(Id, false, "cleo"));

        Assert.Equal(
            [("task-submitted", "anna", null), ("task-revoked", "cleo", "requested")],
            Audited(Id).Select(entry => (entry.Event, entry.RequestedBy, entry.Reason)));
    }

    [Fact]
    public void A_replacement_is_asked_for_by_who_asked_to_replace_even_after_a_crash()
    {
        var entity = Entity();
        Ask<TaskAccepted>(entity, new SubmitTask(Id, Samples.Call(), "anna"));
        entity.Tell(new ReplaceTask(Id, NewId, Samples.Call("f2"), "ben"), Caller);
        Assert.Equal("ben", Region.ExpectMsg<SubmitTask>().RequestedBy);
        Crash(entity);

        Entity().Tell(new WakeTask(Id), Shard);

        Assert.Equal(new SubmitTask(NewId, Samples.Call("f2"), "ben"), Region.ExpectMsg<SubmitTask>());
    }

    [Fact]
    public void An_attempt_that_ended_with_its_process_says_which_and_why()
    {
        Crash(Started(worker: EarlierProcess));
        Entity().Tell(new WakeTask(Id), Shard);
        Executor.FishForMessage(message => message is RequestSlot);

        var lost = Audited(Id)[^1];
        Assert.Equal(
            ("task-attempt-lost", 1, EarlierProcess, $"its process {EarlierProcess} ended"), (lost.Event, lost.Attempt, lost.Worker, lost.Reason));
    }

    [Fact]
    public void An_occurrence_is_asked_for_by_its_periodic_task()
    {
        var periodic = ChildOfShard(Props.Create(() => new PeriodicTaskActor(12, () => Region, HandOffs, WakeUpPolicy.Default, definition => definition.Queue)));
        periodic.Tell(new CreatePeriodicTask(12, Samples.Every(10), "anna"), Caller);
        Caller.ExpectMsg<Contracts.PeriodicTasks.PeriodicTaskAccepted>();
        Settle(periodic);
        Advance(10);

        Assert.Equal("periodic-task 12", Region.ExpectMsg<SubmitTask>().RequestedBy);
        Assert.Equal("anna", Assert.Single(AuditedPeriodic(12)).RequestedBy);
    }

    private static Func<string, object> Said(Func<string, object> message) => message;

    private IReadOnlyList<TaskHistoryEntry> Audited(string id) =>
        new TaskHistoryReader(new JournalReader(Bed.Journal)).ReadAsync(id, default).Result!.Entries;

    private IReadOnlyList<PeriodicTaskHistoryEntry> AuditedPeriodic(long id) =>
        new PeriodicTaskHistoryReader(new JournalReader(Bed.Journal)).ReadAsync(id, null, 10, default).Result!.Entries;

    private static TaskState AsShown(TaskState state) => state with
    {
        PendingReplacement = null,
        PendingReplacementBy = null,
        Submission = state.Submission! with { Retry = RetryPolicy.None, Delivery = Delivery.AtLeastOnce },
    };
}
