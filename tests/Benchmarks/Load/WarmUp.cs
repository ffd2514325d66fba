namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// How much is done before something is measured, the same for ours and for all others: one run that does not count. .NET compiles
/// its hot paths again after thousands of calls, and a server that has just started does half of what it does a few seconds later.
/// </summary>
internal static class WarmUp
{
    private const int Most = 20_000;

    /// <summary>Tasks before a run of so many.</summary>
    public static int Before(int tasks) => Math.Min(tasks, Most);
}
