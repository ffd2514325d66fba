namespace ActorScheduler.Gateway.OpenApi;

/// <summary>Says what a member of a request takes where no single .NET type does: text or a number, an object or its text.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TakesAttribute(params Type[] types) : Attribute
{
    /// <summary>Any of these.</summary>
    public IReadOnlyList<Type> Types => types;
}
