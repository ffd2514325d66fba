using System.Diagnostics;

namespace ActorScheduler.Testing;

/// <summary>Waits for something that becomes true by itself, and no longer than it takes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks again and again until what it sees is as expected.</summary>
    /// <param name="look">Looks once.</param>
    /// <param name="isExpected">True when there is nothing to wait for any more.</param>
    /// <param name="deadline">How long at the most.</param>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="show">Writes what was seen last; by default its ToString.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="TimeoutException">It did not come true in time; the message has what was seen last.</exception>
    public static async Task<T> Sees<T>(Func<Task<T>> look, Func<T, bool> isExpected, TimeSpan deadline, string what, Func<T, string>? show = null)
    {
        var began = Stopwatch.GetTimestamp();
        // The period counts from look to look: a slow look does not add to the pauses.
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

    /// <summary>Looks again and again until it is true.</summary>
    /// <exception cref="TimeoutException">It did not come true in time.</exception>
    public static Task IsTrue(Func<bool> look, TimeSpan deadline, string what) => Sees(() => Task.FromResult(look()), seen => seen, deadline, what);
}
