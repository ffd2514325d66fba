namespace ActorScheduler.Storage.Cluster;

/// <summary>Another process as the table of members knows it.</summary>
/// <param name="Address">Where it is reached.</param>
/// <param name="Incarnation">New with each start: a process that has started again is another member.</param>
/// <param name="Heartbeat">When it last reported that it is alive.</param>
internal readonly record struct MemberRow(string Address, long Incarnation, DateTimeOffset Heartbeat);
