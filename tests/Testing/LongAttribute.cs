using Xunit.Sdk;

namespace ActorScheduler.Testing;

/// <summary>
/// Marks tests that take long: real servers that are started, killed and waited for, and histories that are random and many. <c>dotnet test</c> of the
/// whole solution leaves them out and says so (tests/Directory.Build.targets); <c>SCHEDULER_TESTS=all dotnet test</c> and <c>dotnet test</c> of one
/// project run them.
/// </summary>
/// <param name="why">What takes the time.</param>
[TraitDiscoverer("ActorScheduler.Testing.LongDiscoverer", "ActorScheduler.Testing")]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LongAttribute(string why) : Attribute, ITraitAttribute
{
    /// <summary>What takes the time.</summary>
    public string Why { get; } = why;
}
