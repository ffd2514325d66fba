using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Apps.Binding;

namespace ActorScheduler.Node.Client;

/// <summary>A task known by its description, whichever node runs it.</summary>
internal sealed record DescribedTask(TaskDescription Task) : RegisteredTask(Task.Name, Task.Delivery, Task.Retry)
{
    private readonly CallSignature _signature = new(Task.Method, Task.Parameters);

    public override IReadOnlyList<InputError> CheckArguments(JsonElement args, JsonElement kwargs)
    {
        var errors = new InputErrors();
        _signature.Bind(args, kwargs, errors);
        return [.. errors];
    }
}
