using System.Text.Json;
using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Client;

/// <summary>The tasks that the installed apps registered.</summary>
public interface ITaskDirectory
{
    /// <summary>False until a node has announced what it can run: until then nothing can be said about an unknown name.</summary>
    bool KnowsAnyNode => true;

    /// <summary>The names of the apps' tasks, sorted; without the built-in <c>celery.*</c> ones.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>What is known about a registered task, including the built-in ones, or null if the name is not registered.</summary>
    RegisteredTask? Find(string name);

    /// <summary>
    /// True unless all workers are busy on every node that can run a registered task and takes it from a queue, as far as is known: a cluster's numbers are some
    /// seconds old.
    /// </summary>
    bool HasIdleWorker(string name, string queue) => true;

    /// <summary>True if a node that can run a registered task takes it from a queue.</summary>
    bool IsConsumed(string name, string queue) => true;

    /// <summary>The queue of a task's attribute, as far as the task is known now; null for none.</summary>
    string? QueueOf(string name) => null;

    /// <summary>The nodes that take tasks, each with the queues that it takes them from.</summary>
    IReadOnlyList<QueueConsumer> Consumers => [];

    /// <summary>Registered names that look like <paramref name="name"/>, best first, at most three.</summary>
    IReadOnlyList<string> Suggest(string name);
}

/// <summary>A node that takes tasks.</summary>
/// <param name="Node">Its address.</param>
/// <param name="Queues">From which queues.</param>
/// <param name="Apps">The apps whose tasks it takes.</param>
public sealed record QueueConsumer(string Node, ConsumedQueues Queues, IReadOnlyList<string> Apps);

/// <summary>What a registration says about a task.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Delivery">What happens to an attempt whose process died.</param>
/// <param name="Retry">How failed attempts are repeated.</param>
public abstract record RegisteredTask(string Name, Delivery Delivery, RetryPolicy Retry)
{
    /// <summary>The queue of its attribute; null for none.</summary>
    public string? Queue { get; init; }

    /// <summary>
    /// Checks the names and number of these arguments, as Celery does when a task is called
    /// (<c>Task.typing</c>); types are checked when the task runs.
    /// </summary>
    /// <param name="args">A JSON array.</param>
    /// <param name="kwargs">A JSON object.</param>
    public abstract IReadOnlyList<InputError> CheckArguments(JsonElement args, JsonElement kwargs);
}
