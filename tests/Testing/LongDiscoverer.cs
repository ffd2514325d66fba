using Xunit.Abstractions;
using Xunit.Sdk;

namespace ActorScheduler.Testing;

/// <summary>Gives a long test the trait by which it is left out.</summary>
public sealed class LongDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute) => [new("Category", "Long")];
}
