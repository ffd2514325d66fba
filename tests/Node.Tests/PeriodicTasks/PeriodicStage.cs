using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.WakeUps;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Identity;
using Akka.Actor;
using Akka.Cluster.Sharding;

namespace ActorScheduler.Node.Tests.PeriodicTasks;

/// <summary>One periodic task's actor between probes: its shard and the region of all tasks.</summary>
public abstract class PeriodicStage : VirtualTimeTest
{
    protected const long Id = 1;

    protected IActorRef Entity(long id = Id) =>
        ChildOfShard(Props.Create(() => new PeriodicTaskActor(id, () => Region, HandOffs, WakeUpPolicy.Default, definition => definition.Queue)));

    protected IActorRef Created(PeriodicTaskDefinition definition, long id = Id)
    {
        var entity = Entity(id);
        Ask<PeriodicTaskAccepted>(entity, new CreatePeriodicTask(id, definition));
        return entity;
    }

    /// <summary>The submit of the occurrence of a time.</summary>
    protected SubmitTask ExpectSubmit(DateTimeOffset nominal)
    {
        var submit = Region.ExpectMsg<SubmitTask>();
        Assert.Equal(OccurrenceId.Of(Id, nominal), submit.TaskId);
        return submit;
    }

    /// <summary>Accepts an occurrence, and waits until it is recorded.</summary>
    protected void Accept(IActorRef entity, SubmitTask submit)
    {
        var before = Row().TotalRunCount;
        entity.Tell(new TaskAccepted(submit.TaskId), Region);
        AwaitCondition(() => Row().TotalRunCount == before + 1, Seconds(20));
        Settle(entity);
    }

    protected void ExpectPassivation() => Shard.ExpectMsg<Passivate>();

    private protected PeriodicTaskState Row(long id = Id) => Bed.PeriodicTasks.FindWithSequenceNr(id)!.Value.Row.State;

    private protected string[] History(long id = Id) =>
        [.. Bed.History(PersistenceIds.OfPeriodicTask(id)).Select(happened => happened.GetType().Name)];
}
