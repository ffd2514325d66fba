namespace ActorScheduler.Chaos.Load;

/// <summary>The last tasks of one kind, from which one is drawn for the next request.</summary>
internal sealed class Pool(int size)
{
    private readonly string[] _ids = new string[size];
    private int _count;

    /// <summary>Adds one; the oldest is forgotten.</summary>
    public void Add(string id)
    {
        lock (_ids)
            _ids[_count++ % size] = id;
    }

    /// <summary>Draws one; null if there is none.</summary>
    /// <param name="index">Makes a number below the given one.</param>
    public string? Draw(Func<int, int> index)
    {
        lock (_ids)
            return _count == 0 ? null : _ids[index(Math.Min(_count, size))];
    }
}
