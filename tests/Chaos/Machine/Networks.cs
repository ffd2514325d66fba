namespace ActorScheduler.Chaos.Machine;

/// <summary>Makes the network that is asked for, or that this machine allows.</summary>
internal static class Networks
{
    /// <summary>Namespaces for root where they can be had, else the proxy.</summary>
    /// <param name="kind">Which one; null: by itself.</param>
    /// <param name="names">The processes.</param>
    /// <exception cref="InvalidOperationException">Namespaces were asked for and cannot be had; the message says what failed.</exception>
    public static async Task<INetwork> CreateAsync(NetworkKind? kind, IReadOnlyList<string> names)
    {
        if (kind == NetworkKind.Proxy)
            return new ProxiedNetwork(because: null);
        if (kind is null && !Environment.IsPrivilegedProcess)
            return new ProxiedNetwork("they need root");
        try
        {
            return await NamespaceNetwork.CreateAsync(names);
        }
        catch (InvalidOperationException cause) when (kind is null)
        {
            return new ProxiedNetwork(cause.Message);
        }
    }
}
