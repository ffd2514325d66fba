using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Apps.Binding;

namespace ActorScheduler.Node.Client;

/// <summary>A task known by its description, whichever node runs it.</summary>
internal sealed record DescribedTask : RegisteredTask
{
    private readonly CallSignature _signature;

    public DescribedTask(TaskDescription task)
        : base(task.Name, task.Delivery, task.Retry)
    {
        _signature = new CallSignature(task.Method, task.Parameters);
        Queue = task.Queue;
    }

    public override IReadOnlyList<InputError> CheckArguments(JsonElement args, JsonElement kwargs)
    {
        var errors = new InputErrors();
        _signature.Bind(args, kwargs, errors);
        return [.. errors];
    }
}
