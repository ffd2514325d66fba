using System.Reflection;
using System.Text.Json;
using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Apps.Binding;

namespace ActorScheduler.Node.Apps;

/// <summary>One registered task: its name, its settings and what it takes. Immutable.</summary>
public sealed class TaskDescriptor
{
    internal TaskDescriptor(string name, AppServices app, MethodInfo method, IReadOnlyList<TaskParameter> parameters, BackgroundTaskAttribute settings)
    {
        Name = name;
        App = app.Name;
        IsBuiltIn = app.IsHost;
        Method = TypeText.Of(method);
        Queue = settings.Queue;
        Delivery = settings.Delivery;
        MaxRetries = settings.MaxRetries;
        RetryBackoff = TimeSpan.FromSeconds(settings.RetryBackoffSeconds);
        RetryBackoffMax = TimeSpan.FromSeconds(settings.RetryBackoffMaxSeconds);
        Services = app;
        Signature = new TaskSignature(TaskNames.SnakeCase(method.Name), parameters);
        Invoker = new TaskInvoker(method, parameters);
        Instances = method.IsStatic ? null : new InstanceFactory(method.DeclaringType!);
    }

    /// <summary>The name by which it is submitted.</summary>
    public string Name { get; }

    /// <summary>The simple name of the assembly it is in.</summary>
    public string App { get; }

    /// <summary>True for a task of the host itself (<c>celery.*</c>).</summary>
    public bool IsBuiltIn { get; }

    /// <summary>The method with its class and parameters, for messages: <c>DemoApp.Tasks.Sleep(double seconds)</c>.</summary>
    public string Method { get; }

    /// <summary>The queue from which nodes take it; null if its routes say which.</summary>
    public string? Queue { get; }

    /// <summary>What happens if the worker dies while it runs.</summary>
    public Delivery Delivery { get; }

    /// <summary>How many times it is run again after it threw: 0 or more.</summary>
    public int MaxRetries { get; }

    /// <summary>The delay before the first retry; it doubles with each further one.</summary>
    public TimeSpan RetryBackoff { get; }

    /// <summary>The longest delay between two attempts.</summary>
    public TimeSpan RetryBackoffMax { get; }

    /// <summary>What other nodes need to know about it.</summary>
    internal TaskDescription Description => new(
        Name, App, IsBuiltIn, Signature.Method, Delivery, new RetryPolicy(MaxRetries, RetryBackoff, RetryBackoffMax), Signature.Parameters)
    {
        Queue = Queue,
    };

    internal AppServices Services { get; }

    internal TaskSignature Signature { get; }

    internal TaskInvoker Invoker { get; }

    internal InstanceFactory? Instances { get; }

    /// <summary>Checks whether the task can be called with these arguments. Like Celery on submission, it looks only at their names and number;
    /// whether a value has the right type shows when the task runs.</summary>
    /// <param name="args">A JSON array; null and undefined count as empty.</param>
    /// <param name="kwargs">A JSON object; null and undefined count as empty.</param>
    /// <returns>Everything that does not fit, in Python's words; empty if all is well.</returns>
    public IReadOnlyList<InputError> CheckArguments(JsonElement args, JsonElement kwargs)
    {
        var errors = new InputErrors();
        Signature.Bind(args, kwargs, errors);
        return [.. errors];
    }
}
