namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// How much is done before something is measured, the same for ours and for all others: one run that does not count. .NET compiles
/// its hot paths again after thousands of calls, and a server that has just started does half of what it does a few seconds later.
/// </summary>
internal static class WarmUp
{
    private const int Fast = 10_000;
    private const int Times = 6;
    private const int Most = 120_000;

    /// <summary>
    /// Tasks before a run of so many. Where a run has tens of thousands, the code is compiled for the last time only after a hundred thousand:
    /// until then a run would measure the compiler.
    /// </summary>
    public static int Before(int tasks) => tasks < Fast ? tasks : Math.Min(Times * tasks, Most);
}
