using System.Data.Common;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>Finds, newest first, the positions of rows that may match a filter; each is checked against its row afterwards.</summary>
internal interface ICandidates
{
    /// <summary>About how many there are; what is cheaper to count only up to a limit is taken for many.</summary>
    long Estimate { get; }

    /// <summary>The next candidates.</summary>
    /// <param name="connection">The reader of this page.</param>
    /// <param name="range">Where to look.</param>
    /// <param name="size">About how many to find at the most.</param>
    Step Next(DbConnection connection, PositionRange range, int size);
}

/// <summary>Positions from <paramref name="From"/>, which is in the range, up to <paramref name="Before"/>, which is not.</summary>
internal readonly record struct PositionRange(long From, long Before)
{
    public bool IsEmpty => From >= Before;

    public PositionRange And(PositionRange other) => new(Math.Max(From, other.From), Math.Min(Before, other.Before));
}

/// <summary>What a step found.</summary>
/// <param name="Positions">The candidates; null when every row of the range down to <paramref name="Reached"/> is one.</param>
/// <param name="Reached">All candidates at this position or above are found.</param>
internal readonly record struct Step(IReadOnlyCollection<long>? Positions, long Reached);
