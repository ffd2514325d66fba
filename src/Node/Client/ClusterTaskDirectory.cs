using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Placement;

namespace ActorScheduler.Node.Client;

/// <summary>The tasks that some node of the cluster can run.</summary>
internal sealed class ClusterTaskDirectory(ClusterCatalog catalog) : ITaskDirectory
{
    public bool KnowsAnyNode => catalog.Current.ByNode.Count > 0 || catalog.Own.Tasks.Count > 0;

    public IReadOnlyList<string> Names => catalog.Current.Names;

    public RegisteredTask? Find(string name) => catalog.Find(name) is { } task ? new DescribedTask(task) : null;

    public bool HasIdleWorker(string name, string queue) => catalog.Current.NodesOf(name, queue).Any(node => catalog.IdleWorkersOf(node) > 0);

    public bool IsConsumed(string name, string queue) =>
        catalog.Current.NodesOf(name, queue).Any() || (catalog.Own.Queues.Takes(queue) && catalog.Own.Tasks.Any(task => task.Name == name));

    public string? QueueOf(string name) => (catalog.Current.Find(name) ?? catalog.Own.Tasks.FirstOrDefault(task => task.Name == name))?.Queue;

    public IReadOnlyList<QueueConsumer> Consumers => [.. catalog.Current.ByNode.OrderBy(node => node.Key)
        .Select(node => new QueueConsumer(node.Key.Address, node.Value.Queues, node.Value.AppNames))];

    public IReadOnlyList<string> Suggest(string name) => NearNames.Of(name, Names);
}
