using System.Text;
using ActorScheduler.Contracts.Execution;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>The run that a message asks for.</summary>
internal static class TaskRuns
{
    public static TaskRun ToRun(this RunAttempt message) => new(
        message.TaskId, message.Name, message.Attempt, Encoding.UTF8.GetBytes(message.ArgsJson), Encoding.UTF8.GetBytes(message.KwargsJson));
}
