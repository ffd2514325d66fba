namespace ActorScheduler.Authoring;

/// <summary>Marks the parameter that takes the keyword arguments that no other parameter took, like Python's <c>**kwargs</c>.</summary>
/// <remarks>Its type is <c>IReadOnlyDictionary&lt;string, JsonElement&gt;</c>, <c>Dictionary&lt;string, JsonElement&gt;</c> or <c>JsonObject</c>.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KwargsAttribute : Attribute;
