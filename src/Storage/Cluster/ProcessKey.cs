namespace ActorScheduler.Storage.Cluster;

/// <summary>A process of the cluster. Others may have stood at its address before it, or come after it.</summary>
/// <param name="Address">Where it is reached.</param>
/// <param name="Incarnation">New with each start.</param>
internal readonly record struct ProcessKey(string Address, long Incarnation);
