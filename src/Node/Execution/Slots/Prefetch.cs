namespace ActorScheduler.Node.Execution.Slots;

/// <summary>
/// How many tasks may store their start while every worker is busy. Storing a start takes milliseconds: if runs take microseconds, workers
/// would be idle most of the time. If runs are long there is no prefetch: a task that is shown as started runs.
/// </summary>
/// <param name="concurrency">How many workers there are.</param>
internal sealed class Prefetch(int concurrency)
{
    private const double Weight = 0.05;
    private const int MostTimesConcurrency = 8;
    private const int Most = 256;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(5);

    private double _averageSeconds = Short.TotalSeconds;

    /// <summary>How many tasks.</summary>
    public int Count { get; private set; }

    /// <summary>A run ended.</summary>
    public void Ran(TimeSpan duration)
    {
        _averageSeconds += (duration.TotalSeconds - _averageSeconds) * Weight;
        Count = _averageSeconds < Short.TotalSeconds ? Math.Min(Most, concurrency * MostTimesConcurrency) : 0;
    }

    /// <summary>Ends the prefetch if started tasks wait behind runs that have become long. It begins again once short runs have ended.</summary>
    /// <param name="started">How many have started and not ended.</param>
    /// <param name="longestRun">How long the oldest of them has been running.</param>
    public void Check(int started, TimeSpan longestRun)
    {
        if (started <= concurrency || longestRun < Short * MostTimesConcurrency)
            return;
        _averageSeconds = Math.Max(_averageSeconds, longestRun.TotalSeconds);
        Count = 0;
    }
}
