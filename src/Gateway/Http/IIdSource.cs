namespace ActorScheduler.Gateway.Http;

/// <summary>Where new ids come from, so that tests can fix them.</summary>
public interface IIdSource
{
    /// <summary>An id that was never given before.</summary>
    string NewId();
}

/// <summary>UUIDs of version 7: they begin with the time, so that ids of one period lie together in an index.</summary>
/// <param name="time">The clock.</param>
internal sealed class TimeOrderedIds(TimeProvider time) : IIdSource
{
    /// <inheritdoc />
    public string NewId() => Guid.CreateVersion7(time.GetUtcNow()).ToString();
}
