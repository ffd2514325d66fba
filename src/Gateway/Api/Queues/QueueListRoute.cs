using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Queues;

/// <summary>GET /api/v1/queues: what waits in each queue, and who takes from it.</summary>
internal static class QueueListRoute
{
    private const int MostQueues = 1_000;

    /// <summary>What the OpenAPI document says of it.</summary>
    public static RouteDoc Doc { get; } = new("v1_list_queues", "List the queues",
        "Those in which a task waits or from which one runs, the most due tasks first and at most 1,000; then those that a node, a route or a setting names.")
    {
        Answers =
        [
            new(200, "The queues.", typeof(QueueListAnswer), new ExampleDoc("mail waits", """
                {"data": [
                  {"name": "mail", "waiting": 12, "due": 2, "running": 4, "oldest_due_at": "2026-01-01T00:00:00.250000Z", "paused": null, "consumers": [{"node": "akka.tcp://scheduler@10.0.0.5:4053", "apps": ["DemoApp"], "workers": 4}]},
                  {"name": "celery", "waiting": 0, "due": 0, "running": 0, "oldest_due_at": null, "paused": null, "consumers": [{"node": "akka.tcp://scheduler@10.0.0.5:4053", "apps": ["DemoApp"], "workers": null}]}
                ]}
                """)),
        ],
    };

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(
        HttpContext http, IQueueQueries queries, ITaskDirectory directory, QueueRouting routing, IHolds holds, TimeProvider time)
    {
        var consumers = directory.Consumers;
        var depths = await queries.ReadAsync(MostQueues, http.RequestAborted);
        var held = holds.Current.InForce(time.GetUtcNow()).Where(hold => hold.Kind == HoldKind.Queue).ToDictionary(hold => hold.Name, HoldView.Of, StringComparer.Ordinal);
        var named = consumers.SelectMany(consumer => consumer.Queues.Names)
            .Concat(routing.Targets)
            .Concat(held.Keys)
            .Distinct(StringComparer.Ordinal)
            .Except(depths.Select(depth => depth.Name), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => new QueueDepth(name, 0, 0, 0, null));
        return JsonAnswer.Ok(new QueueListAnswer([.. depths.Concat(named).Select(depth => QueueView.Of(depth, consumers, held.GetValueOrDefault(depth.Name)))]), ApiJson.Wire.QueueListAnswer);
    }
}

/// <summary>The queues.</summary>
/// <param name="Data">The queues, those with the most due tasks first.</param>
internal sealed record QueueListAnswer(IReadOnlyList<QueueView> Data);

/// <summary>A queue.</summary>
internal sealed record QueueView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How many tasks have not begun, or wait for a retry.</summary>
    public required long Waiting { get; init; }

    /// <summary>How many of them only wait for a worker.</summary>
    public required long Due { get; init; }

    /// <summary>How many of its tasks run.</summary>
    public required long Running { get; init; }

    /// <summary>Since when the one that has waited longest for a worker is due. Null: none waits for one.</summary>
    public required DateTimeOffset? OldestDueAt { get; init; }

    /// <summary>How it is paused. Null: it is not.</summary>
    public required HoldView? Paused { get; init; }

    /// <summary>The nodes that take tasks from it.</summary>
    public required IReadOnlyList<QueueConsumerView> Consumers { get; init; }

    /// <summary>A queue as the route shows it.</summary>
    public static QueueView Of(QueueDepth depth, IReadOnlyList<QueueConsumer> consumers, HoldView? paused) => new()
    {
        Name = depth.Name,
        Waiting = depth.Waiting,
        Due = depth.Due,
        Running = depth.Running,
        OldestDueAt = depth.OldestDueAt,
        Paused = paused,
        Consumers =
        [
            .. from consumer in consumers
               let item = consumer.Queues.ItemFor(depth.Name)
               where item is not null
               select new QueueConsumerView(consumer.Node, consumer.Apps, item.MostWorkers),
        ],
    };
}

/// <summary>A node that takes tasks from a queue.</summary>
/// <param name="Node">Its address.</param>
/// <param name="Apps">The apps whose tasks it takes.</param>
/// <param name="Workers">How many of its workers the queue has at the most. Null: any number.</param>
internal sealed record QueueConsumerView(string Node, IReadOnlyList<string> Apps, int? Workers);
