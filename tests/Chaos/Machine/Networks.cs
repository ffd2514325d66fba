namespace ActorScheduler.Chaos.Machine;

/// <summary>Makes the network that this machine allows.</summary>
internal static class Networks
{
    /// <summary>Namespaces for root, else the loopback interface.</summary>
    public static async Task<INetwork> CreateAsync(IReadOnlyList<string> names)
    {
        if (!Environment.IsPrivilegedProcess)
            return new LoopbackNetwork("network namespaces need root");
        try
        {
            return await NamespaceNetwork.CreateAsync(names);
        }
        catch (InvalidOperationException cause)
        {
            return new LoopbackNetwork(cause.Message);
        }
    }
}
