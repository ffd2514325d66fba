namespace ActorScheduler.Contracts.Tasks;

/// <summary>
/// The ids of the last requests that changed a task. A request that comes again, because its answer was lost or because the process that
/// sent it died, is known by its id and changes nothing. Immutable, and equal if the ids are.
/// </summary>
public sealed class RecentRequests : IEquatable<RecentRequests>
{
    /// <summary>So many are remembered: far more than there are at the same time.</summary>
    public const int Most = 8;

    private readonly string[] _ids;

    private RecentRequests(string[] ids) => _ids = ids;

    /// <summary>No request.</summary>
    public static RecentRequests None { get; } = new([]);

    /// <summary>True if the request is among them; false for none.</summary>
    public bool Contains(string? requestId) => requestId is not null && Array.IndexOf(_ids, requestId) >= 0;

    /// <summary>With one more; the oldest is forgotten if there are too many. Without an id, or with a known one, nothing changes.</summary>
    public RecentRequests Add(string? requestId) =>
        requestId is null || Contains(requestId) ? this : new([.. _ids.TakeLast(Most - 1), requestId]);

    /// <inheritdoc />
    public bool Equals(RecentRequests? other) => other is not null && _ids.AsSpan().SequenceEqual(other._ids);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RecentRequests);

    /// <inheritdoc />
    public override int GetHashCode() => _ids.Length == 0 ? 0 : _ids[^1].GetHashCode(StringComparison.Ordinal);

    /// <summary>The ids, oldest first.</summary>
    public override string ToString() => string.Join(", ", _ids);
}
