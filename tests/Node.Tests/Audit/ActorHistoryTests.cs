using ActorScheduler.Contracts.Authoring;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Audit;
using ActorScheduler.Node.Execution;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.Tasks;
using ActorScheduler.Node.Tests.ReadModels;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Node.Tests.Tasks;
using Akka.Actor;
using CsCheck;

namespace ActorScheduler.Node.Tests.Audit;

/// <summary>The histories that the real actors leave in the journal.</summary>
public sealed class ActorHistoryTests : TaskStage
{
    private const string NewId = "t2";

    [Fact]
    public void The_last_state_of_a_history_is_the_row_after_any_life_of_the_actor()
    {
        var lives = 0;
        var seen = new HashSet<string>();
        Gen.Select(Histories.Command, Gen.Int[0, 30], Gen.Bool).Array[0, 30].Sample(
            life =>
            {
                var id = $"life-{lives++}";
                var entity = Entity(id: id);
                // Time may pass only after its recovery, which has a time-out.
                Ask<TaskRefused>(entity, new RevokeTask(id, false));
                foreach (var (command, after, grant) in life)
                {
                    entity.Tell(command with { TaskId = id }, Region);
                    if (grant)
                        entity.Tell(new SlotGranted(id), Executor);
                    Advance(after);
                }

                // Answered only when all before it is stored.
                Ask<TaskReply>(entity, new SubmitTask(id, Samples.Call("the end")));
                Crash(entity);

                seen.UnionWith(Audited(id).Select(entry => entry.Event));
                Assert.Equal(AsShown(Audited(id)[^1].State), Row(id));
                Assert.Empty(new ReadModelAudit(Bed.Store).CheckTask(id));
            },
            iter: 40,
            threads: 1);
        Assert.True(seen.Count >= 6, $"the lives were too dull: {string.Join(", ", seen)}");
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
        var periodic = ChildOfShard(Props.Create(() => new PeriodicTaskActor(12, () => Region, WakeUpPolicy.Default)));
        periodic.Tell(new CreatePeriodicTask(12, Samples.Every(10), "anna"), Caller);
        Caller.ExpectMsg<Contracts.PeriodicTasks.PeriodicTaskAccepted>();
        Advance(10);

        Assert.Equal("periodic-task 12", Region.ExpectMsg<SubmitTask>().RequestedBy);
        Assert.Equal("anna", Assert.Single(AuditedPeriodic(12)).RequestedBy);
    }

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
