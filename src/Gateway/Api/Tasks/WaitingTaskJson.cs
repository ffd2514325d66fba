using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>A task, with the reason why it waits where that is not its time: <c>"waiting_reason": "…"</c>.</summary>
/// <param name="directory">The tasks that can be run now.</param>
/// <param name="time">Tells whether a task is due.</param>
internal sealed class WaitingTaskJson(ITaskDirectory directory, TimeProvider time)
{
    /// <summary>Writes the task.</summary>
    public void Write(Utf8JsonWriter json, TaskRow row) => TaskJson.Write(json, row, more =>
    {
        if (row.State.Phase.IsWaiting() && ReasonOf(row.State) is { } reason)
            more.WriteString("waiting_reason"u8, reason);
    });

    private string? ReasonOf(TaskState state)
    {
        var name = state.Submission!.Name;
        if (directory.Find(name) is null)
            return directory.KnowsAnyNode ? "no app that is installed now has this task" : null;
        return state.DueAt <= time.GetUtcNow() && !directory.HasIdleWorker(name, state.Submission.QueueName) ? "all workers that can run it are busy" : null;
    }
}
