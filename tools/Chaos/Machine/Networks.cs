namespace ActorScheduler.Chaos.Machine;

/// <summary>The network that was asked for is not available; the message says what failed.</summary>
internal sealed class NetworkRefusedException(string message, Exception cause) : Exception(message, cause);

/// <summary>Makes the network that is asked for, or that this machine allows.</summary>
internal static class Networks
{
    /// <summary>Namespaces for root if they are available, else the proxy.</summary>
    /// <param name="kind">Which one; null to choose.</param>
    /// <param name="names">The processes.</param>
    /// <exception cref="NetworkRefusedException">Namespaces were asked for and are not available.</exception>
    public static async Task<INetwork> CreateAsync(NetworkKind? kind, IReadOnlyList<string> names)
    {
        if (kind == NetworkKind.Proxy)
            return new ProxiedNetwork(because: null, names);
        if (kind is null && !Environment.IsPrivilegedProcess)
            return new ProxiedNetwork("they need root", names);
        try
        {
            return await NamespaceNetwork.CreateAsync(names);
        }
        catch (InvalidOperationException cause)
        {
            return kind is null ? new ProxiedNetwork(cause.Message, names) : throw new NetworkRefusedException($"--network namespaces: they cannot be made here: {cause.Message}", cause);
        }
    }
}
