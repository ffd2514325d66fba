using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>
/// A task, with what it waits for as it is at the moment: <c>"waiting_for": [{"kind": "worker", …}]</c>, and in words where that is not its time:
/// <c>"waiting_reason": "…"</c>.
/// </summary>
/// <param name="directory">The tasks that can be run now.</param>
/// <param name="holds">What is paused.</param>
/// <param name="time">Tells whether a task is due.</param>
internal sealed class WaitingTaskJson(ITaskDirectory directory, IHolds holds, TimeProvider time)
{
    /// <summary>Writes the task.</summary>
    public void Write(Utf8JsonWriter json, TaskRow row) => TaskJson.Write(json, row, more =>
    {
        List<WaitingFor> waits = row.State.Phase.IsWaiting() ? [.. WaitsFor(row.State)] : [];
        more.WriteStartArray("waiting_for"u8);
        foreach (var wait in waits)
        {
            more.WriteStartObject();
            more.WriteString("kind"u8, wait.Kind);
            more.WriteString("name"u8, wait.Name);
            more.WriteInstant("since"u8, wait.Since);
            more.WriteInstant("until"u8, wait.Until);
            more.WriteEndObject();
        }

        more.WriteEndArray();
        if (waits.Find(wait => wait.Words is not null) is { Words: { } words })
            more.WriteString("waiting_reason"u8, words);
    });

    private IEnumerable<WaitingFor> WaitsFor(TaskState state)
    {
        var call = state.Submission!;
        var isDue = state.DueAt <= time.GetUtcNow();
        if (!isDue)
            yield return new WaitingFor("time", null, state.UpdatedAt) { Until = state.DueAt };
        var since = isDue ? state.DueAt : state.UpdatedAt;
        var isPaused = false;
        foreach (var hold in holds.Current.Of(call.QueueName, call.Name, time.GetUtcNow()))
        {
            isPaused = true;
            var (kind, words) = hold.Kind == HoldKind.Queue ? ("queue-paused", $"the queue {hold.Name} is paused: {hold.Reason}") : ("name-paused", $"the tasks {hold.Name} are paused: {hold.Reason}");
            yield return new WaitingFor(kind, hold.Name, hold.Since) { Until = hold.Until, Words = words };
        }

        if (directory.Find(call.Name) is null)
        {
            if (directory.KnowsAnyNode)
                yield return new WaitingFor("app", call.Name, since) { Words = "no app that is installed now has this task" };
        }
        else if (!directory.IsConsumed(call.Name, call.QueueName))
        {
            yield return new WaitingFor("no-consumer", call.QueueName, since) { Words = $"no node that has this task takes tasks from the queue {call.QueueName}" };
        }
        else if (isDue && !isPaused && !directory.HasIdleWorker(call.Name, call.QueueName))
        {
            yield return new WaitingFor("worker", null, since) { Words = "all workers that can run it are busy" };
        }
    }

    private sealed record WaitingFor(string Kind, string? Name, DateTimeOffset Since)
    {
        public DateTimeOffset? Until { get; init; }

        public string? Words { get; init; }
    }
}
