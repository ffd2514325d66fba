using System.Diagnostics;

namespace ActorScheduler.Harness;

/// <summary>Waits until something becomes true, and no longer.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks repeatedly until it sees what is expected.</summary>
    /// <param name="look">Looks once.</param>
    /// <param name="isExpected">True when the wait is over.</param>
    /// <param name="deadline">The longest wait.</param>
    /// <param name="what">What it waits for, for the message.</param>
    /// <param name="show">Describes what was seen last; ToString by default.</param>
    /// <returns>What it saw.</returns>
    /// <exception cref="TimeoutException">It did not become true in time; the message has what was seen last.</exception>
    public static async Task<T> Sees<T>(Func<Task<T>> look, Func<T, bool> isExpected, TimeSpan deadline, string what, Func<T, string>? show = null)
    {
        var began = Stopwatch.GetTimestamp();
        // The period runs from look to look, so a slow look does not lengthen the pauses.
        using var pause = new PeriodicTimer(Pause);
        while (true)
        {
            var seen = await look();
            if (isExpected(seen))
                return seen;
            if (Stopwatch.GetElapsedTime(began) > deadline)
                throw new TimeoutException($"Not within {deadline.TotalSeconds:F0} s: {what}. Last seen: {(show is null ? seen?.ToString() : show(seen))}");
            await pause.WaitForNextTickAsync();
        }
    }

    /// <summary>Looks repeatedly until it is true.</summary>
    /// <exception cref="TimeoutException">It did not become true in time.</exception>
    public static Task IsTrue(Func<bool> look, TimeSpan deadline, string what) => Sees(() => Task.FromResult(look()), seen => seen, deadline, what);
}
