using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Execution.Slots;

namespace ActorScheduler.Node.Client;

/// <summary>The tasks of the installed apps, as callers see them.</summary>
internal sealed class TaskDirectory(TaskCatalog catalog, NodeOffer offer, WorkerSlots workers) : ITaskDirectory
{
    public IReadOnlyList<string> Names { get; } = [.. catalog.Tasks.Select(task => task.Name)];

    public RegisteredTask? Find(string name) => catalog.TryGet(name, out var task) ? new Registration(task) { Queue = task.Queue } : null;

    public bool HasIdleWorker(string name, string queue) => workers.Idle > 0 && IsConsumed(name, queue);

    public bool IsConsumed(string name, string queue) => offer.Queues.Takes(queue);

    public string? QueueOf(string name) => catalog.TryGet(name, out var task) ? task.Queue : null;

    public IReadOnlyList<QueueConsumer> Consumers => [new(Environment.MachineName, offer.Queues, offer.AppNames)];

    public IReadOnlyList<string> Suggest(string name) => catalog.Suggest(name);

    private sealed record Registration(TaskDescriptor Task) : RegisteredTask(
        Task.Name,
        Task.Delivery,
        new RetryPolicy(Task.MaxRetries, Task.RetryBackoff, Task.RetryBackoffMax))
    {
        public override IReadOnlyList<InputError> CheckArguments(JsonElement args, JsonElement kwargs) => Task.CheckArguments(args, kwargs);
    }
}
