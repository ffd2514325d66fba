using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls;

/// <summary>What is told to who submits a task to a queue from which no node takes it: often the name is mistyped.</summary>
internal static class MissingQueue
{
    /// <summary>A warning beside the answer, in ASCII: the task waits until a node takes from the queue.</summary>
    public static string Warning(string queue, IReadOnlyList<QueueConsumer> consumers)
    {
        var near = Near(queue, consumers);
        return $"queue {Quoted(queue)} has no consumer{(near.Count == 0 ? "" : $"; did you mean {string.Join(" or ", near.Select(Quoted))}")}";
    }

    /// <summary>The refusal, where queues are not made by naming them.</summary>
    public static Refusal Refusal(string field, string queue, IReadOnlyList<QueueConsumer> consumers)
    {
        var near = Near(queue, consumers);
        var hint = near.Count == 0 ? "" : $"; did you mean {string.Join(" or ", near)}?";
        return Refusals.ParamsError(field, queue, $"a queue from which a node takes this task: GET /api/v1/queues lists them (Scheduler:CreateMissingQueues is false){hint}");
    }

    private static IReadOnlyList<string> Near(string queue, IReadOnlyList<QueueConsumer> consumers) => NearNames.Of(
        queue,
        consumers.SelectMany(consumer => consumer.Queues.Names).Append(TaskQueues.Default).Distinct(StringComparer.Ordinal));

    private static string Quoted(string text) => JsonSerializer.Serialize(text, HttpJson.Ascii.String);
}
