using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.BulkOperations;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Storage.Identity;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>Events that a newer release wrote, or that are damaged: who has one does nothing, and says why.</summary>
public sealed class UnreadableTests : TaskStage
{
    [Theory]
    [InlineData("task-vanished.1", "'task-vanished.1', which this release does not know")]
    [InlineData("task-revoked.1", "RevokeReason 99 is not known to this release")]
    [InlineData("task-submitted.1", "damaged")]
    public void A_task_with_an_event_that_cannot_be_read_refuses_by_name_and_stores_nothing(string manifest, string says)
    {
        StopEntityNow(Submitted());
        Executor.ReceiveOne(TimeSpan.Zero);
        Append(PersistenceIds.OfTask(Id), 2, manifest, [0x10, 99]);

        var entity = Entity();
        var reply = Ask<TaskOutcomeUnknown>(entity, new RevokeTask(Id, Terminate: false));

        Assert.Contains(says, reply.Reason, StringComparison.Ordinal);
        ExpectPassivation();
        StopEntityNow(entity);
        Assert.Equal(2, Bed.Number("SELECT count(*) FROM journal"));
    }

    [Fact]
    public void A_task_that_cannot_be_read_does_not_start_when_it_is_woken_or_granted_a_worker()
    {
        StopEntityNow(Submitted());
        Executor.ExpectMsg<Contracts.Execution.RequestSlot>();
        Executor.ExpectMsg<Contracts.Execution.ReturnSlot>();
        Append(PersistenceIds.OfTask(Id), 2, "task-vanished.1", []);

        var entity = Entity();
        entity.Tell(new WakeTask(Id), Waker);
        ExpectPassivation();
        Grant(entity);

        Executor.ExpectMsg<TaskOutcomeUnknown>();
        Silent(Executor);
        Assert.Equal(2, Bed.Number("SELECT count(*) FROM journal"));
    }

    [Fact]
    public void A_periodic_task_and_a_bulk_operation_refuse_in_the_same_way()
    {
        Append(PersistenceIds.OfPeriodicTask(7), 1, "periodic-vanished.1", []);
        Append(PersistenceIds.OfBulkOperation("op"), 1, "bulk-vanished.1", []);
        var periodic = ChildOfShard(Props.Create(() => new PeriodicTaskActor(7, () => Region, HandOffs, WakeUpPolicy.Default, definition => definition.Queue)));
        var shared = new BulkOperationContext(() => Region, Bed.Tasks, _ => false);
        var bulk = ChildOfShard(Props.Create(() => new BulkOperationActor("op", shared)));

        Assert.Contains("periodic-vanished.1", Ask<PeriodicTaskOutcomeUnknown>(periodic, new DeletePeriodicTask(7)).Reason, StringComparison.Ordinal);
        Assert.Contains("bulk-vanished.1", Ask<BulkOperationOutcomeUnknown>(bulk, new CancelBulkOperation("op")).Reason, StringComparison.Ordinal);
    }

    private void Append(string persistenceId, long sequenceNr, string manifest, byte[] message) => Bed.RunAsync(
        """
        INSERT INTO journal (created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
        VALUES (0, 0, @id, @number, @message, @manifest, 4701, '')
        """,
        ("@id", persistenceId), ("@number", sequenceNr), ("@message", message), ("@manifest", manifest)).GetAwaiter().GetResult();
}
