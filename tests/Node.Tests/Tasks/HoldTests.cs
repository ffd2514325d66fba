using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Node.Execution.Slots;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Tasks;

/// <summary>Who is paused does not begin, and whoever pauses is told only when that is so.</summary>
public sealed class HoldTests : TaskStage
{
    [Fact]
    public async Task A_task_that_waited_for_a_worker_when_its_name_was_paused_gives_it_back_and_stores_no_start()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        await PauseAsync();

        Executors.RunsAt = null;
        Grant(entity);

        Executor.ExpectMsg(new ReturnSlot(Id));
        Assert.Equal([nameof(TaskSubmitted)], History());
        Advance(5);
        ExpectPassivation();
    }

    [Fact]
    public async Task One_that_is_submitted_while_it_is_paused_takes_no_worker_although_one_is_free()
    {
        Workers = new WorkerSlots(1);
        await PauseAsync();

        Submitted();

        Assert.Equal([nameof(TaskSubmitted)], History());
        Assert.Equal(0, Workers.Taken);
    }

    [Fact]
    public async Task Pausing_waits_for_the_start_that_is_being_stored()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        Bed.Journal.Fault = Fault.Hold;
        Grant(entity);
        Bed.Journal.AwaitHeld();

        var learned = Holds.LearnAsync(0, CancellationToken.None);
        Assert.False(learned.IsCompleted);
        Bed.Journal.Release();

        await learned.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([nameof(TaskSubmitted), nameof(TaskStarted)], History());
        Executor.ExpectMsg<RunAttempt>();
    }

    [Fact]
    public async Task Pausing_does_not_wait_for_a_start_that_could_not_be_stored()
    {
        var entity = Submitted();
        Executor.ExpectMsg<RequestSlot>();
        Bed.Journal.Fault = Fault.Hold;
        Grant(entity);
        Bed.Journal.AwaitHeld();
        var learned = Holds.LearnAsync(0, CancellationToken.None);

        Watch(entity);
        Sys.Stop(entity);
        ExpectTerminated(entity);

        await learned.WaitAsync(TimeSpan.FromSeconds(20));
        Bed.Journal.Release();
    }

    private async Task PauseAsync()
    {
        var holds = await HoldChanges.SetAsync(HoldKind.TaskName, Samples.Call().Name, "so", null, null, CancellationToken.None);
        await Holds.LearnAsync(holds.SequenceNr, CancellationToken.None);
    }
}
