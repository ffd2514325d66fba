namespace ActorScheduler.Testing.Http;

/// <summary>An entry of list_tasks, as far as tests read it.</summary>
public sealed record ListedTask(
    string Uuid, string Name, string State, double Received, double? Started, double? Succeeded, string Kwargs, int Retries, string? Result, string? Exception)
{
    /// <summary>True if nothing more will happen to it.</summary>
    public bool IsFinal => State is "SUCCESS" or "FAILURE" or "REVOKED";
}

/// <summary>A row of get_periodic_task, as far as tests read it.</summary>
public sealed record ListedPeriodicTask(long Id, string Name, bool Enabled, long TotalRunCount);

/// <summary>What /api/v1/tasks/counts answers.</summary>
public sealed record ListedCounts(IReadOnlyDictionary<string, long> ByState, IReadOnlyDictionary<string, long> ByName);

/// <summary>What /health/ready answers.</summary>
/// <param name="IsReady">True for 200.</param>
/// <param name="Text">The body, or why there is none.</param>
public sealed record Readiness(bool IsReady, string Text);

internal sealed record PeriodicTaskList(IReadOnlyList<ListedPeriodicTask> Data);

internal sealed record AddedPeriodicTask(long Id, string Task);
