using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Node.Tests.BulkOperations;

/// <summary>Operations on many tasks against a model that changes each matching task once.</summary>
public sealed class BulkModelTests
{
    private static readonly Gen<BulkAction> Action = Gen.OneOf(
        Gen.Bool.Select(terminate => new BulkAction(BulkActionKind.Revoke) { Terminate = terminate }),
        Gen.Const(new BulkAction(BulkActionKind.RunNow)),
        Gen.Const(new BulkAction(BulkActionKind.Retry)),
        Gen.Int[-500, 5_000].Select(seconds => new BulkAction(BulkActionKind.Reschedule) { Shift = TimeSpan.FromSeconds(seconds) }),
        Gen.Int[0, 5_000].Select(seconds => new BulkAction(BulkActionKind.Reschedule) { Eta = Histories.Start.AddDays(2000).AddSeconds(seconds) }));

    private static readonly Gen<TaskFilter> Filter = Gen.Select(
        Gen.Enum<TaskPhase>().Where(phase => phase != TaskPhase.Unknown).Array[0, 3], Gen.Int[-6, 3], Gen.Int[-900, 400],
        (phases, name, from) => TaskFilter.All with
        {
            Phases = phases,
            Name = name < 0 ? null : $"app.n{name}",
            ReceivedFrom = from < 0 ? null : Histories.Start.AddSeconds(from),
        });

    private static readonly Gen<RegionFaults> Faults = Gen.Select(
        Gen.Int[0, 4].Select(n => n == 0).Array[0, 40], Gen.Int[1, 14].Array[0, 3],
        (lost, kills) => new RegionFaults { Lost = lost, KillAfter = kills });

    [Fact]
    public void Each_matching_task_is_changed_once_whatever_is_lost_and_however_often_the_operation_is_killed() =>
        Gen.Select(Histories.History, Action, Filter, Faults, Gen.Int[1, 6], Gen.Int[1, 4]).Sample(
            (history, action, filter, faults, pageSize, inFlight) =>
            {
                using var stage = new Stage();
                stage.Check(history, action, filter, faults, pageSize, inFlight);
            },
            iter: 40,
            threads: 1);

    private sealed class Stage : BulkStage
    {
        public void Check((TaskCommand Command, int After)[] history, BulkAction action, TaskFilter filter, RegionFaults faults, int pageSize, int inFlight)
        {
            var at = Histories.Start;
            foreach (var (command, after) in history)
                Writer.Do(command, at = at.AddSeconds(after)).GetAwaiter().GetResult();
            var before = Writer.Tasks.ToDictionary();
            var (expected, counts) = Model(before, action, filter);

            var tasks = Decides(faults);
            var operation = Operation(tasks, pageSize, inFlight);
            Ask<BulkOperationAccepted>(operation, Start(action, filter));
            // A task that arrives now is none of the operation's.
            Writer.Submit("late", new TaskSubmission { Name = "app.n0", Fingerprint = "f" }, at).GetAwaiter().GetResult();
            var ended = RunsToItsEnd(operation, () => Operation(tasks, pageSize, inFlight));

            Assert.Equal(BulkPhase.Success, ended.Phase);
            Assert.Equal(counts with { Refusals = [] }, ended.Done with { Refusals = [] });
            Assert.Equal(ended.Matched, ended.Done.Processed);
            foreach (var (id, state) in expected)
                Assert.Equal(state, Writer.Tasks[id]);
            Assert.Equal(TaskPhase.Pending, Writer.Tasks["late"].Phase);
            foreach (var id in before.Keys)
                Assert.Equal(expected[id], TaskState.Replay(Store.History(PersistenceIds.OfTask(id)).Cast<Contracts.Tasks.Events.TaskEvent>()));
        }

        private (Dictionary<string, TaskState> States, BulkCounts Counts) Model(Dictionary<string, TaskState> before, BulkAction action, TaskFilter filter)
        {
            var counts = BulkCounts.None;
            var states = new Dictionary<string, TaskState>();
            foreach (var (id, state) in before)
            {
                states[id] = state;
                if (!Matches(state, filter))
                    continue;
                var decision = TaskDecider.Decide(state, action.CommandFor(id, Id, "ops"), Time);
                states[id] = decision.Event is { } happened ? state.Apply(happened) : state;
                counts = counts.Add((TaskReply)decision.Reply!);
            }

            return (states, counts);
        }

        private static bool Matches(TaskState state, TaskFilter filter) =>
            (filter.Phases.Count == 0 || filter.Phases.Contains(state.Phase))
            && (filter.Name is null || state.Submission!.Name == filter.Name)
            && !(state.SubmittedAt < filter.ReceivedFrom);
    }
}
