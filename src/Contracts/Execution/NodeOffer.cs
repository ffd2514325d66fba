using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Contracts.Execution;

/// <summary>What a node can run, as it tells the others. It does not change while the node lives.</summary>
/// <param name="Tasks">The tasks of its apps.</param>
/// <param name="Queues">From which queues it takes them.</param>
public sealed record NodeOffer(IReadOnlyList<TaskDescription> Tasks, ConsumedQueues Queues)
{
    /// <summary>A process that runs nothing.</summary>
    public static NodeOffer None { get; } = new([], ConsumedQueues.All);

    /// <summary>The names of its apps, sorted.</summary>
    public IReadOnlyList<string> AppNames => [.. Tasks.Where(task => !task.IsBuiltIn).Select(task => task.App).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
