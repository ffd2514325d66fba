using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>A task, with the reason why it waits where that is neither its time nor a free worker: <c>"waiting_reason": "…"</c>.</summary>
/// <param name="directory">The tasks that can be run now.</param>
internal sealed class WaitingTaskJson(ITaskDirectory directory)
{
    /// <summary>Writes the task.</summary>
    public void Write(Utf8JsonWriter json, TaskRow row) => TaskJson.Write(json, row, more =>
    {
        if (row.State.Phase.IsWaiting() && directory.Find(row.State.Submission!.Name) is null && directory.KnowsAnyNode)
            more.WriteString("waiting_reason"u8, "no app that is installed now has this task");
    });
}
