using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>A task that is submitted while a worker is free stores its start with its submission.</summary>
public sealed class StartingWithSubmitTests : TaskStage
{
    public StartingWithSubmitTests() => Workers = new WorkerSlots(1);

    [Fact]
    public void It_is_answered_and_run_only_after_both_are_durable()
    {
        Bed.Journal.Fault = Fault.Hold;
        Entity().Tell(new SubmitTask(Id, Samples.Call()), Caller);
        Bed.Journal.AwaitHeld();
        Silent(Caller);
        Silent(Executor);

        Bed.Journal.Release();

        Caller.ExpectMsg(new TaskAccepted(Id));
        var run = Executor.ExpectMsg<RunAttempt>();
        Assert.Equal((Id, 1, true), (run.TaskId, run.Attempt, run.HoldsWorker));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted)], History());
        Assert.Equal((TaskPhase.Started, 1, ThisProcess), (Row().Phase, Row().Attempt, Row().Worker));
        Assert.Equal(1, Workers.Taken);
    }

    [Fact]
    public void Nobody_passes_those_who_wait()
    {
        Workers.Waiting = 1;

        Submitted();

        Executor.ExpectMsg<RequestSlot>();
        Assert.Equal((0, TaskPhase.Pending), (Workers.Taken, Row().Phase));
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(0, -1)]
    public void One_that_does_not_run_now_takes_no_worker(int countdown, int? expires)
    {
        Submitted(Samples.Call() with { Eta = Now + Seconds(countdown), Expires = expires is { } end ? Now + Seconds(end) : null });

        Silent(Executor);
        Assert.Equal(0, Workers.Taken);
        Assert.Equal(nameof(TaskSubmitted), History()[0]);
    }

    [Fact]
    public void The_same_call_again_takes_no_second_worker()
    {
        Workers = new WorkerSlots(2);
        var entity = Submitted();
        Executor.ExpectMsg<RunAttempt>();

        Ask<TaskAccepted>(entity, new SubmitTask(Id, Samples.Call()));

        Executor.ExpectMsg<QueryAttempt>();
        Assert.Equal(1, Workers.Taken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_not_stored_gives_its_worker_back_and_is_told_truly_when_it_comes_again(bool wasStored)
    {
        var entity = Entity();
        Watch(entity);
        Settle(entity);
        Bed.Journal.Fault = wasStored ? Fault.CommitThenFail : Fault.Fail;
        Ask<TaskOutcomeUnknown>(entity, new SubmitTask(Id, Samples.Call()));
        ExpectTerminated(entity);
        Assert.Equal(0, Workers.Taken);
        Silent(Executor);
        Bed.Journal.Release();

        entity = Entity();
        Ask<TaskAccepted>(entity, new SubmitTask(Id, Samples.Call()));

        if (wasStored)
            Executor.ExpectMsg(new QueryAttempt(Id, 1));
        else
            Assert.Equal(1, Executor.ExpectMsg<RunAttempt>().Attempt);
        Assert.Equal(wasStored ? 0 : 1, Workers.Taken);
    }
}
