using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Http;

/// <summary>A refused request.</summary>
/// <remarks>Which keys it has is for <see cref="RefusalForm"/> to say.</remarks>
/// <param name="Status">Always false.</param>
/// <param name="Msg">Why, in few words.</param>
internal sealed record RefusedAnswer([property: AllowedValues(false)] bool Status, string Msg)
{
    /// <summary>Empty, or the errors as one text (revoke_task).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Data { get; init; }

    /// <summary>What is wrong. The response header X-Error-Detail has the same as ASCII JSON, also where the body does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<InputErrorView>? Errors { get; init; }
}

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Field">Where.</param>
/// <param name="Given">What was given.</param>
/// <param name="Allowed">What would be accepted.</param>
internal sealed record InputErrorView(string Field, string Given, string Allowed)
{
    /// <summary>The error as the wire shows it.</summary>
    public static InputErrorView Of(InputError error) => new(error.Field, error.Given, error.Allowed);
}
