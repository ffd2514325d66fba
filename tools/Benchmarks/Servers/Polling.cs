using System.Diagnostics;
using ActorScheduler.Benchmarks.Cli;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>Asks again and again until something is so.</summary>
internal static class Polling
{
    /// <summary>Waits until it is so.</summary>
    /// <param name="isSo">Asked again and again.</param>
    /// <param name="pause">The time between two questions; a question that takes long is asked less often, so that it costs a fifth at the most.</param>
    /// <param name="limit">After this time it has failed.</param>
    /// <param name="failure">Says what has failed.</param>
    public static void Until(Func<bool> isSo, TimeSpan pause, TimeSpan limit, Func<Exception> failure)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            if (isSo())
                return;
            if (waited.Elapsed > limit)
                throw failure();
            var rest = 4 * Stopwatch.GetElapsedTime(asked);
            Thread.Sleep(rest > pause ? rest : pause);
        }
    }

    /// <summary>Waits until a number has reached a goal; fails when it does not grow for a minute.</summary>
    public static void UntilReached(Func<long> number, long goal, Func<string, BenchmarkException> failure)
    {
        var stalledAfter = TimeSpan.FromMinutes(1);
        var (last, since) = (-1L, Stopwatch.GetTimestamp());
        Until(
            () =>
            {
                var now = number();
                if (now != last)
                    (last, since) = (now, Stopwatch.GetTimestamp());
                if (Stopwatch.GetElapsedTime(since) > stalledAfter)
                    throw failure($"has come to {last} of {goal} and no further for a minute");
                return now >= goal;
            },
            TimeSpan.FromMilliseconds(20),
            TimeSpan.MaxValue,
            () => new UnreachableException());
    }
}
