namespace ActorScheduler.Chaos.Checks;

/// <summary>The times of an interval, computed independently of the product.</summary>
internal static class Grid
{
    /// <summary>The first of <c>anchor + k · length</c> after a time.</summary>
    public static DateTimeOffset After(DateTimeOffset anchor, TimeSpan length, DateTimeOffset time)
    {
        if (time < anchor)
            return anchor;
        var steps = (time - anchor).Ticks / length.Ticks;
        return anchor + new TimeSpan((steps + 1) * length.Ticks);
    }

    /// <summary>How many of its times are after one time and not after another.</summary>
    public static long Between(DateTimeOffset anchor, TimeSpan length, DateTimeOffset after, DateTimeOffset to)
    {
        var count = 0L;
        for (var next = After(anchor, length, after); next <= to; next += length)
            count++;
        return count;
    }
}
