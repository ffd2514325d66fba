namespace ActorScheduler.Benchmarks.Model;

/// <summary>A PostgreSQL server.</summary>
/// <param name="Cores">Its cores.</param>
/// <param name="Disk">The disk of its log.</param>
internal sealed record Database(Cores Cores, WalDisk Disk);
