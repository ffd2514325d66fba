namespace ActorScheduler.Storage.Cluster;

/// <summary>One process does not hear another.</summary>
/// <param name="Observer">The process that reports it.</param>
/// <param name="Subject">The process that it does not hear.</param>
/// <param name="Since">Since when it has reported it without a break, by the server's clock.</param>
internal readonly record struct BrokenLink(ProcessKey Observer, ProcessKey Subject, DateTimeOffset Since);
