namespace ActorScheduler.Harness.Http;

/// <summary>The fields of a list_tasks entry that tests read.</summary>
public sealed record ListedTask(
    string Uuid, string Name, string State, double Received, double? Started, double? Succeeded, string Kwargs, int Retries, string? Result, string? Exception)
{
    /// <summary>True if it has ended.</summary>
    public bool IsFinal => State is "SUCCESS" or "FAILURE" or "REVOKED";
}

/// <summary>The fields of a get_periodic_task row that tests read.</summary>
public sealed record ListedPeriodicTask(long Id, string Name, bool Enabled, long TotalRunCount);

/// <summary>What /api/v1/tasks/counts answers.</summary>
public sealed record ListedCounts(IReadOnlyDictionary<string, long> ByState, IReadOnlyDictionary<string, long> ByName);

/// <summary>What /health/ready answers.</summary>
/// <param name="IsReady">True for 200.</param>
/// <param name="Text">The body, or why there is none.</param>
public sealed record Readiness(bool IsReady, string Text);

internal sealed record PeriodicTaskList(IReadOnlyList<ListedPeriodicTask> Data);

internal sealed record AddedPeriodicTask(long Id, string Task);
