namespace ActorScheduler.Chaos.Machine;

/// <summary>What keeps processes from hearing each other; the names are those of <c>--network</c>.</summary>
internal enum NetworkKind
{
    /// <summary>Network namespaces of Linux: packets do not arrive. For root.</summary>
    Namespaces,

    /// <summary>A proxy in this process, through which the processes reach each other: what they say is held back.</summary>
    Proxy,
}
