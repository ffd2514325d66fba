namespace ActorScheduler.Chaos.Plan;

/// <summary>Randomness that repeats with its seed.</summary>
internal sealed class Dice(int seed)
{
    private const int Steps = 10;
    private readonly Random _random = new(seed);

    /// <summary>True with a given probability.</summary>
    public bool Chance(double share) => _random.NextDouble() < share;

    /// <summary>A whole number from 0, below the other.</summary>
    public int Below(int end) => _random.Next(end);

    /// <summary>A time in tenths of a second.</summary>
    public TimeSpan Between(double leastSeconds, double mostSeconds) =>
        TimeSpan.FromSeconds(Math.Round((leastSeconds + (_random.NextDouble() * (mostSeconds - leastSeconds))) * Steps) / Steps);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>All of them in random order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }
}
