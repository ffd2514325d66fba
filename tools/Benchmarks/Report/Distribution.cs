namespace ActorScheduler.Benchmarks.Report;

/// <summary>Many measurements of one thing, in the unit they came in.</summary>
internal sealed class Distribution
{
    private readonly double[] _sorted;

    public Distribution(IEnumerable<double> values) => _sorted = [.. values.Order()];

    /// <summary>How many there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>The median.</summary>
    public double P50 => At(0.5);

    /// <summary>The 99th percentile.</summary>
    public double P99 => At(0.99);

    /// <summary>The smallest.</summary>
    public double Min => At(0);

    /// <summary>The largest.</summary>
    public double Max => At(1);

    /// <summary>The middle value; the mean of the two middle ones if the count is even.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // Nearest rank: always a value that was measured.
    private double At(double share) => _sorted.Length == 0
        ? double.NaN
        : _sorted[Math.Clamp((int)Math.Ceiling(share * _sorted.Length) - 1, 0, _sorted.Length - 1)];
}
