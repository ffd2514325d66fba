using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Tests.Tasks;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Retention;

namespace ActorScheduler.Node.Tests.Maintenance;

/// <summary>An actor that was there before retention removed its task, and messages that come after it.</summary>
public sealed class LateMessageTests : TaskStage
{
    [Fact]
    public void A_message_to_a_removed_task_finds_no_task()
    {
        var first = Submitted();
        Ask<TaskRevokeAccepted>(first, new RevokeTask(Id, false));
        ExpectPassivation();
        StopEntityNow(first);
        Remove(2);

        var late = Entity();
        Assert.Equal(TaskRefusal.UnknownTask, Ask<TaskRefused>(late, new RetryTask(Id, "r")).Refusal);
        ExpectPassivation();
        late.Tell(new WakeTask(Id), Waker);
        ExpectPassivation();
        Assert.Empty(History());
    }

    [Fact]
    public void An_actor_that_read_its_events_before_they_were_removed_cannot_write_behind_them()
    {
        var resident = Submitted();
        Ask<TaskRevokeAccepted>(resident, new RevokeTask(Id, false));
        Remove(2);
        Watch(resident);

        Assert.IsType<TaskOutcomeUnknown>(Ask<TaskReply>(resident, new RetryTask(Id, "r")));

        ExpectTerminated(resident);
        Assert.Empty(History());
        Assert.Equal(0, Bed.Number("SELECT COUNT(*) FROM tasks"));
        Assert.Equal(TaskRefusal.UnknownTask, Ask<TaskRefused>(Entity(), new RetryTask(Id, "r")).Refusal);
    }

    private void Remove(long highest) => Assert.True(Bed.Store.WriteAsync(
        writer =>
        {
            using var events = new EventRemoval(writer, Bed.Store.Dialect);
            using var rows = writer.CreateCommand();
            rows.CommandText = "DELETE FROM tasks";
            return events.TryRemoveAll(PersistenceIds.OfTask(Id), highest) && rows.ExecuteNonQuery() == 1;
        },
        default).Result);
}
