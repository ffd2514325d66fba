using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Tests.Support;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.BulkOperations;

/// <summary>All tasks in one actor: decides each command as the task would, stores it in the real journal, and answers. It may lose commands
/// and answers, and kill who asks.</summary>
/// <param name="tasks">The tasks.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="now">The time of all decisions, so that a command that comes late leads to the same state.</param>
internal sealed class DecidingRegion(EventWriter tasks, RegionFaults faults, DateTimeOffset now) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        var command = (TaskCommand)message;
        if (faults.IsLost())
            return;
        var reply = TaskDecider.Decide(tasks.Tasks.GetValueOrDefault(command.TaskId, TaskState.None), command, now).Reply!;
        tasks.Do(command, now).GetAwaiter().GetResult();
        if (faults.KillsNow())
            Context.Stop(Sender);
        else if (!faults.IsLost())
            Sender.Tell(reply);
    }
}

/// <summary>What goes wrong, in turn: the n-th message is lost if the n-th entry says so.</summary>
internal sealed class RegionFaults
{
    private int _messages;
    private int _commands;

    /// <summary>Which messages are lost; none beyond the end.</summary>
    public bool[] Lost { get; init; } = [];

    /// <summary>The commands after which who asked is killed.</summary>
    public int[] KillAfter { get; init; } = [];

    public bool IsLost() => _messages < Lost.Length && Lost[_messages++];

    public bool KillsNow() => KillAfter.Contains(++_commands);
}
