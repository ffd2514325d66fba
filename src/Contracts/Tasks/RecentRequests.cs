namespace ActorScheduler.Contracts.Tasks;

/// <summary>
/// The ids of the last requests that changed a task. A request that comes again, because its answer was lost or because the process that
/// sent it died, is recognised by its id and changes nothing. Immutable.
/// </summary>
/// <param name="Ids">The ids, oldest first.</param>
public sealed record RecentRequests(ValueList<string> Ids)
{
    /// <summary>How many are remembered: far more than there are at any one time.</summary>
    public const int Most = 8;

    /// <summary>No request.</summary>
    public static RecentRequests None { get; } = new([]);

    /// <summary>True if the request is among them; false for none.</summary>
    public bool Contains(string? requestId) => requestId is not null && Ids.Contains(requestId, StringComparer.Ordinal);

    /// <summary>These and one more; the oldest is forgotten if there are too many. A request without an id, or with a known one, changes nothing.</summary>
    public RecentRequests Add(string? requestId) =>
        requestId is null || Contains(requestId) ? this : new([.. Ids.TakeLast(Most - 1), requestId]);
}
