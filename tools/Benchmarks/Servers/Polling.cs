using System.Diagnostics;
using ActorScheduler.Benchmarks.Cli;

namespace ActorScheduler.Benchmarks.Servers;

/// <summary>Asks repeatedly until something is true.</summary>
internal static class Polling
{
    /// <summary>Waits until it is true.</summary>
    /// <param name="isSo">Asked repeatedly.</param>
    /// <param name="pause">The pause between two questions; slow questions are asked less often, so that they take at most a fifth of the
    /// time.</param>
    /// <param name="limit">How long to wait before it fails.</param>
    /// <param name="failure">Describes the failure.</param>
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
