using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSamples;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>Who asked for something is stored with it, once, and changes nothing else.</summary>
public class TaskRequesterTests
{
    private static readonly TaskState Running = TaskSituation.Running.State;
    private static readonly TaskState Due = TaskSituation.Due.State;

    [Fact]
    public void A_submit_notes_who_asked()
    {
        Assert.Equal(new TaskSubmitted(Now, Call, "anna"), Only(TaskState.None, new SubmitTask(Id, Call, "anna")));
        Assert.Equal(new TaskSubmitted(Now, Call, null), Only(TaskState.None, new SubmitTask(Id, Call)));
    }

    [Fact]
    public void The_same_call_of_another_client_is_the_same_call_and_the_first_asker_stays()
    {
        var accepted = TaskState.None.Apply(Only(TaskState.None, new SubmitTask(Id, Call, "anna")));

        foreach (var later in new[] { "ben", null })
        {
            var decision = TaskDecider.Decide(accepted, new SubmitTask(Id, Call, later), Now);
            Assert.Null(decision.Event);
            Assert.Equal(new TaskAccepted(Id), decision.Reply);
        }
    }

    [Fact]
    public void A_revoke_notes_who_asked_whatever_it_finds()
    {
        Assert.Equal(new TaskRevoked(Now, RevokeReason.Requested, "anna"), Only(Due, new RevokeTask(Id, false, "anna")));
        Assert.Equal(new TaskRevoked(Now, RevokeReason.Requested, "anna"), Only(TaskSituation.RetryWaiting.State, new RevokeTask(Id, true, "anna")));
        Assert.Equal(new TaskRevoked(Now, RevokeReason.Terminated, "anna"), Only(Running, new RevokeTask(Id, true, "anna")));
        Assert.Equal(new TaskRevokeRequested(Now, "anna"), Only(Running, new RevokeTask(Id, false, "anna")));
    }

    [Fact]
    public void A_second_revoke_by_another_stores_nothing()
    {
        var asked = Running.Apply(new TaskRevokeRequested(Now, "anna"));
        Assert.Null(TaskDecider.Decide(asked, new RevokeTask(Id, false, "ben"), Now).Event);

        var revoked = Due.Apply(new TaskRevoked(Now, RevokeReason.Requested, "anna"));
        Assert.Equal(new TaskRevokeAccepted(Id, false), TaskDecider.Decide(revoked, new RevokeTask(Id, true, "ben"), Now).Reply);
        Assert.Null(TaskDecider.Decide(revoked, new RevokeTask(Id, true, "ben"), Now).Event);
    }

    [Fact]
    public void What_expires_was_asked_for_by_no_one() =>
        Assert.Equal(new TaskRevoked(Now, RevokeReason.Expired, null), Only(TaskSituation.Expired.State, new ExpireTask(Id)));

    [Fact]
    public void A_replacement_notes_who_asked_until_the_new_task_is_accepted()
    {
        var happened = Only(Due, new ReplaceTask(Id, NewId, OtherCall, "anna"));
        Assert.Equal(new TaskReplaced(Now, NewId, OtherCall, "anna"), happened);

        var replaced = Due.Apply(happened);
        Assert.Equal((OtherCall, "anna"), (replaced.PendingReplacement, replaced.PendingReplacementBy));
        var again = TaskDecider.Decide(replaced, new ReplaceTask(Id, NewId, OtherCall, "ben"), Now);
        Assert.Equal(Decision<TaskEvent>.Answer(new TaskReplaceAccepted(Id, NewId)), again);

        var confirmed = replaced.Apply(new TaskReplacementSubmitted(Now));
        Assert.Equal((null, null), (confirmed.PendingReplacement, confirmed.PendingReplacementBy));
    }

    private static TaskEvent Only(TaskState state, TaskCommand command) => TaskDecider.Decide(state, command, Now).Event!;
}
