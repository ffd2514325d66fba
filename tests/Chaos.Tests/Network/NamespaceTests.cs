using ActorScheduler.Chaos.Machine;

namespace ActorScheduler.Chaos.Tests.Network;

/// <summary>Network namespaces where they cannot be made.</summary>
public sealed class NamespaceTests
{
    // No namespace may be called that, and without root there are none at all.
    private const string Impossible = "a/b";

    [Fact]
    public async Task Who_asks_for_them_is_told_what_failed()
    {
        var error = await Assert.ThrowsAsync<NetworkRefusedException>(() => Networks.CreateAsync(NetworkKind.Namespaces, [Impossible]));

        Assert.StartsWith("--network namespaces: they cannot be made here: ip ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_gets_the_proxy()
    {
        await using var network = await Networks.CreateAsync(kind: null, [Impossible]);

        Assert.IsType<ProxiedNetwork>(network);
    }
}
