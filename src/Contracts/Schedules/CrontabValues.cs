using System.Numerics;

namespace ActorScheduler.Contracts.Schedules;

/// <summary>What a field of a crontab expands to.</summary>
/// <param name="Bits">One bit for each number that matches; every field fits, the greatest number is 59.</param>
/// <param name="IsInterval">
/// Whether the text has a <c>*</c>, a range or a step, and not only single numbers: the difference matters when a clock is set back.
/// </param>
public readonly record struct CrontabValues(ulong Bits, bool IsInterval)
{
    /// <summary>The least number that matches.</summary>
    public int Least => BitOperations.TrailingZeroCount(Bits);

    /// <summary>How many numbers match.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>Whether a number matches.</summary>
    public bool Contains(int number) => (Bits >> number & 1) != 0;

    /// <summary>What either of two parts of a list matches.</summary>
    public CrontabValues Or(CrontabValues other) => new(Bits | other.Bits, IsInterval || other.IsInterval);
}
