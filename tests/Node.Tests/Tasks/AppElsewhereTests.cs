using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>Tasks whose app is not on the node that holds them.</summary>
public sealed class AppElsewhereTests : TaskStage
{
    public AppElsewhereTests()
    {
        RunsElsewhere = true;
        Workers = new WorkerSlots(4);
        OtherNodes[OtherProcess] = OtherExecutor;
    }

    [Fact]
    public void A_task_waits_while_no_node_has_its_app_and_runs_on_the_one_that_comes()
    {
        var entity = Submitted();
        Advance(5);
        Settle(entity);
        Silent(Executor);
        Assert.Equal((TaskPhase.Pending, 0), (Row().Phase, Workers.Taken));

        Executors.RunsAt = OtherExecutor;
        Advance(5);
        OtherExecutor.ExpectMsg(new RequestSlot(Id));
        entity.Tell(new SlotGranted(Id, OtherProcess), OtherExecutor);
        Assert.Equal((1, false), OtherExecutor.ExpectMsg<RunAttempt>() is var run ? (run.Attempt, run.HoldsWorker) : default);
        Assert.Equal((TaskPhase.Started, OtherProcess), (Row().Phase, Row().Worker));
        Silent(Executor);
    }

    [Fact]
    public void A_task_that_expires_while_no_node_has_its_app_is_revoked()
    {
        Submitted(Samples.Call() with { Expires = Now + Seconds(7) });

        Advance(5);
        Advance(2);

        ExpectPassivation();
        Assert.Equal((TaskPhase.Revoked, RevokeReason.Expired), (Row().Phase, Row().RevokeReason));
    }

    [Fact]
    public void A_task_that_is_revoked_while_it_waits_elsewhere_gives_its_place_up_there()
    {
        var entity = Submitted();
        Executors.RunsAt = OtherExecutor;
        Advance(5);
        OtherExecutor.ExpectMsg(new RequestSlot(Id));

        Ask<TaskRevokeAccepted>(entity, new RevokeTask(Id, Terminate: false));

        OtherExecutor.ExpectMsg(new ReturnSlot(Id));
    }
}
