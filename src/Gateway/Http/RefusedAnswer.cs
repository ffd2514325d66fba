using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Http;

/// <summary>A refused request; which keys there are is <see cref="RefusalForm"/>'s to say.</summary>
internal sealed record RefusedAnswer(string Msg)
{
    /// <summary>Always false.</summary>
    [JsonPropertyOrder(-2)]
    public bool Status { get; } = false;

    /// <summary>The message.</summary>
    [JsonPropertyOrder(-1)]
    public string Msg { get; } = Msg;

    /// <summary>Left out when null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Data { get; init; }

    /// <summary>Left out when null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<InputErrorView>? Errors { get; init; }
}

/// <summary>One error on the wire: <c>{field, given, allowed}</c>.</summary>
internal sealed record InputErrorView(string Field, string Given, string Allowed)
{
    /// <summary>The error as the wire shows it.</summary>
    public static InputErrorView Of(InputError error) => new(error.Field, error.Given, error.Allowed);
}
