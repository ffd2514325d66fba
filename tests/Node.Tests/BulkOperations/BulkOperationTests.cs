using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Tasks.Paging;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace ActorScheduler.Node.Tests.BulkOperations;

/// <summary>The life of one bulk operation.</summary>
public sealed class BulkOperationTests : BulkStage
{
    private static readonly BulkAction Revoke = new(BulkActionKind.Revoke);

    [Fact]
    public void The_answer_waits_for_the_disk_and_no_task_is_asked_before()
    {
        Submit(1);
        Bed.Journal.Fault = Fault.Hold;
        var operation = Operation(Region);
        operation.Tell(Start(Revoke, TaskFilter.All), Caller);
        Bed.Journal.AwaitHeld();
        Silent(Caller);
        Silent(Region);

        Bed.Journal.Release();

        Caller.ExpectMsg(new BulkOperationAccepted(Id));
        Assert.Equal("ops", Region.ExpectMsg<RevokeTask>().RequestedBy);
    }

    [Fact]
    public void A_page_is_stored_before_its_first_task_is_asked()
    {
        Submit(3);
        Bed.Journal.Let(PersistenceIds.OfBulkOperation(Id), Fault.None);
        var operation = Operation(Region);
        Ask<BulkOperationAccepted>(operation, Start(Revoke, TaskFilter.All));
        Region.ExpectMsg<RevokeTask>();

        var progressed = Assert.IsType<BulkOperationProgressed>(History()[^1]);

        Assert.Equal(["t2", "t1", "t0"], progressed.Page);
    }

    [Fact]
    public void No_more_tasks_than_allowed_are_on_their_way()
    {
        Submit(9);
        var operation = Operation(Region, pageSize: 9, mostInFlight: 2);
        Ask<BulkOperationAccepted>(operation, Start(Revoke, TaskFilter.All));

        var first = Region.ExpectMsg<RevokeTask>();
        Region.ExpectMsg<RevokeTask>();
        Silent(Region);
        operation.Tell(new TaskRevokeAccepted(first.TaskId, false) { ByThisRequest = true });

        Region.ExpectMsg<RevokeTask>();
        Silent(Region);
    }

    [Fact]
    public void A_task_that_does_not_answer_is_asked_again_and_its_second_answer_is_not_counted()
    {
        Submit(1);
        var operation = Operation(Region);
        Ask<BulkOperationAccepted>(operation, Start(Revoke, TaskFilter.All));
        Region.ExpectMsg<RevokeTask>();
        operation.Tell(new TaskOutcomeUnknown("t0", "the disk is full"));
        Settle(operation);
        Silent(Region);

        Advance(6);
        Region.ExpectMsg<RevokeTask>();
        operation.Tell(new TaskRevokeAccepted("t0", false) { ByThisRequest = true });
        operation.Tell(new TaskRevokeAccepted("t0", false) { ByThisRequest = true });

        ExpectPassivation();
        Assert.Equal((BulkPhase.Success, 1L), (Row().Phase, Row().Done.Changed));
    }

    [Fact]
    public void It_gives_way_while_other_work_is_behind()
    {
        Submit(2);
        var busy = true;
        var operation = Operation(Region, mustYield: _ => Volatile.Read(ref busy));
        Ask<BulkOperationAccepted>(operation, Start(new BulkAction(BulkActionKind.RunNow), TaskFilter.All));
        Advance(1);
        Settle(operation);
        Silent(Region);

        Volatile.Write(ref busy, false);
        Advance(0.2);

        Region.ExpectMsg<RescheduleTask>();
    }

    [Fact]
    public void A_cancelled_one_waits_for_those_it_has_asked_and_asks_no_other()
    {
        Submit(5);
        var operation = Operation(Region, pageSize: 5, mostInFlight: 1);
        Ask<BulkOperationAccepted>(operation, Start(Revoke, TaskFilter.All));
        var asked = Region.ExpectMsg<RevokeTask>();

        operation.Tell(new CancelBulkOperation(Id, "boss"), Caller);
        Silent(Caller);
        operation.Tell(new TaskRevokeAccepted(asked.TaskId, false) { ByThisRequest = true });

        Caller.ExpectMsg(new BulkOperationAccepted(Id));
        Assert.Equal((BulkPhase.Cancelled, 1L), (Row().Phase, Row().Done.Changed));
        Assert.Equal("boss", Assert.IsType<BulkOperationEnded>(History()[^1]).RequestedBy);
        Silent(Region);
        ExpectPassivation();
        Assert.Equal(new BulkOperationAccepted(Id), Ask<BulkOperationReply>(operation, new CancelBulkOperation(Id)));
    }

    [Fact]
    public void One_that_ended_keeps_its_counts_and_is_not_cancelled()
    {
        Submit(3);
        var tasks = Decides();
        var operation = Operation(tasks, pageSize: 2);
        Ask<BulkOperationAccepted>(operation, Start(Revoke, TaskFilter.All));
        Assert.Equal((3L, 3L), (RunsToItsEnd(operation, () => Operation(tasks)).Matched, Row().Done.Changed));
        ExpectPassivation();
        StopEntityNow(operation);

        var again = Operation(tasks);
        Assert.Equal(new BulkOperationRefused(Id, BulkOperationRefusal.AlreadyFinished), Ask<BulkOperationReply>(again, new CancelBulkOperation(Id)));
        Assert.Equal(new BulkOperationAccepted(Id), Ask<BulkOperationReply>(again, Start(Revoke, TaskFilter.All)));
        Assert.Equal(3, Row().Done.Changed);
    }

    [Fact]
    public void An_id_that_nobody_started_is_unknown_and_leaves()
    {
        var operation = Operation(Region);
        Assert.Equal(new BulkOperationRefused(Id, BulkOperationRefusal.Unknown), Ask<BulkOperationReply>(operation, new CancelBulkOperation(Id)));
        ExpectPassivation();
        operation.Tell(new WakeBulkOperation(Id));
        ExpectPassivation();
        Assert.Empty(History());
    }

    [Fact]
    public void An_operation_that_matches_nothing_ends_at_once()
    {
        var operation = Operation(Region);
        Ask<BulkOperationAccepted>(operation, Start(Revoke, TaskFilter.All));
        ExpectPassivation();
        Assert.Equal((BulkPhase.Success, 0L, 0L), (Row().Phase, Row().Matched, Row().Done.Processed));
    }

    [Fact]
    public void A_read_that_fails_is_tried_again()
    {
        Submit(1);
        var queries = new FailingOnce(Bed.Tasks);
        var tasks = Decides();
        var operation = Operation(tasks, queries: queries);
        Ask<BulkOperationAccepted>(operation, Start(Revoke, TaskFilter.All));

        Assert.Equal(1, RunsToItsEnd(operation, () => Operation(tasks)).Done.Changed);
        Assert.True(queries.Failed);
    }

    [Fact]
    public void Running_ones_are_found_and_the_list_is_newest_first()
    {
        Assert.Null(Bed.BulkOperations.Find(Id));
        Submit(1);
        Ask<BulkOperationAccepted>(Operation(Region), Start(Revoke with { Terminate = true }, TaskFilter.All with { Phases = [TaskPhase.Pending], Search = "t" }));

        Assert.Equal([Id], Bed.BulkOperations.Running());
        var row = Assert.Single(Bed.BulkOperations.Page(null, 5).Rows);
        Assert.Equal((Id, Revoke with { Terminate = true }, TaskFilter.All with { Phases = [TaskPhase.Pending], Search = "t" }, "ops", 1L), (row.Id, row.State.Action, row.State.Filter, row.State.RequestedBy, row.State.Matched));
        Assert.Null(Bed.BulkOperations.Page(null, 1).Next);
    }

    private void Submit(int tasks)
    {
        for (var i = 0; i < tasks; i++)
            Writer.Submit($"t{i}", Samples.Call() with { Eta = Time + Seconds(3600) }, Time).GetAwaiter().GetResult();
    }

    private IReadOnlyList<object> History() => Bed.History(PersistenceIds.OfBulkOperation(Id));

    private void ExpectPassivation() => Shard.ExpectMsg<Passivate>();

    private sealed class FailingOnce(ITaskQueries queries) : ITaskQueries
    {
        public bool Failed { get; private set; }

        public IAsyncEnumerable<TaskRow> ListAsync(TaskFilter filter, int limit, int offset, CancellationToken cancellation) =>
            queries.ListAsync(filter, limit, offset, cancellation);

        public Task<TaskPage> PageAsync(TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellation)
        {
            if (Failed)
                return queries.PageAsync(filter, after, limit, cancellation);
            Failed = true;
            return Task.FromException<TaskPage>(new IOException("the disk is gone"));
        }

        public Task<TaskRow?> FindAsync(string taskId, CancellationToken cancellation) => queries.FindAsync(taskId, cancellation);

        public Task<TaskCounts> CountAsync(CancellationToken cancellation) => queries.CountAsync(cancellation);

        public Task<long> CountMatchingAsync(TaskFilter filter, CancellationToken cancellation) => queries.CountMatchingAsync(filter, cancellation);
    }
}
