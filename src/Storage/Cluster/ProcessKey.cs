namespace ActorScheduler.Storage.Cluster;

/// <summary>A process of the cluster. Other processes may have had its address before it, and may have it later.</summary>
/// <param name="Address">Where it is reached.</param>
/// <param name="Incarnation">New with each start.</param>
internal readonly record struct ProcessKey(string Address, long Incarnation);
