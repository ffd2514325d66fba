namespace ActorScheduler.Authoring;

/// <summary>Marks the parameter that takes the positional arguments that no earlier parameter took, like Python's <c>*args</c>.</summary>
/// <remarks>Its type is <c>IReadOnlyList&lt;JsonElement&gt;</c>, <c>JsonElement[]</c> or <c>JsonArray</c>. Parameters after it are filled by name only.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgsAttribute : Attribute;
