namespace ActorScheduler.Chaos.Records;

/// <summary>A periodic task as <c>GET /api/v1/periodic-tasks</c> shows it, as far as it is compared.</summary>
internal sealed record PeriodicView(
    long Id, string Name, bool Enabled, string Description, DateTimeOffset? NextRunAt, DateTimeOffset? LastRunAt, long TotalRunCount, DateTimeOffset? UpdatedAt);
