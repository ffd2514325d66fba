using System.Text.Json;
using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>A registered task whose run is known beforehand: how long it takes and how it ends.</summary>
public sealed record FakeTask(string Name) : RegisteredTask(Name, Delivery.AtLeastOnce, RetryPolicy.None)
{
    /// <summary>The keyword arguments that it takes; null for any.</summary>
    public IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>What it returns, as JSON.</summary>
    public Func<TaskSubmission, string> Returns { get; init; } = _ => "null";

    /// <summary>How it fails, or null.</summary>
    public TaskFailureInfo? Fails { get; init; }

    /// <summary>How long it runs.</summary>
    public Func<TaskSubmission, TimeSpan> Takes { get; init; } = _ => TimeSpan.FromMicroseconds(1500);

    public override IReadOnlyList<InputError> CheckArguments(JsonElement args, JsonElement kwargs)
    {
        if (Parameters is null)
            return [];
        return [.. kwargs.EnumerateObject()
            .Where(argument => !Parameters.Contains(argument.Name))
            .Select(argument => new InputError($"kwargs.{argument.Name}", argument.Value.GetRawText(), $"the parameters {string.Join(", ", Parameters)}"))];
    }
}
