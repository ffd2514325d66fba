using ActorScheduler.Storage.WakeUps;

namespace ActorScheduler.Node.WakeUps;

/// <summary>
/// The rows of many ranges as one sequence, in the order of their own due times. It holds one page of each range and reads the next only
/// when that is used up, so that a million due rows cost no more than a few.
/// </summary>
internal sealed class WakeUpFeed
{
    /// <summary>Rows in a page.</summary>
    public const int PageSize = 128;

    private readonly PriorityQueue<(IEnumerator<WakeUp> Rows, TimeSpan Grace), DateTimeOffset> _ranges = new();

    /// <summary>Reads the first page of each range.</summary>
    public WakeUpFeed(IWakeUpIndex index, IEnumerable<WakeUpRange> ranges)
    {
        foreach (var range in ranges)
            Enqueue(Rows(index, range).GetEnumerator(), range.Grace);
    }

    /// <summary>A feed without rows.</summary>
    public static WakeUpFeed Empty { get; } = new(null!, []);

    /// <summary>The earliest row that is left, or null.</summary>
    public WakeUp? Head => _ranges.TryPeek(out var range, out _) ? range.Rows.Current : null;

    /// <summary>When <see cref="Head"/> is due; without one, never.</summary>
    public DateTimeOffset HeadDue => _ranges.TryPeek(out _, out var due) ? due : DateTimeOffset.MaxValue;

    /// <summary>Goes on to the row after <see cref="Head"/>.</summary>
    public void MoveOn()
    {
        var (rows, grace) = _ranges.Dequeue();
        Enqueue(rows, grace);
    }

    private void Enqueue(IEnumerator<WakeUp> rows, TimeSpan grace)
    {
        if (rows.MoveNext())
            _ranges.Enqueue((rows, grace), rows.Current.At - grace);
        else
            rows.Dispose();
    }

    private static IEnumerable<WakeUp> Rows(IWakeUpIndex index, WakeUpRange range)
    {
        IReadOnlyList<WakeUp> page = [];
        do
        {
            page = index.Read(range, page.Count == 0 ? null : page[^1], PageSize);
            foreach (var row in page)
                yield return row;
        }
        while (page.Count == PageSize);
    }
}
