namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// How much work precedes a measurement, the same for our server and for its peers: one run that does not count. .NET compiles hot paths again after
/// thousands of calls, and a server that has just started is half as fast as a few seconds later.
/// </summary>
internal static class WarmUp
{
    private const int Fast = 10_000;
    private const int Times = 6;
    private const int Most = 120_000;

    /// <summary>
    /// How many tasks precede a run. A run of tens of thousands needs a hundred thousand before it, because the code is compiled for the last time
    /// only then: until then a run would measure the compiler.
    /// </summary>
    public static int Before(int tasks) => tasks < Fast ? tasks : Math.Min(Times * tasks, Most);
}
