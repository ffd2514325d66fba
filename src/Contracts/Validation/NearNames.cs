namespace ActorScheduler.Contracts.Validation;

/// <summary>Finds what somebody may have meant: the names that differ by few letters, ignoring case.</summary>
public static class NearNames
{
    private const int LongestLookedAt = 260;

    /// <summary>The nearest names, best first.</summary>
    /// <param name="name">What was given.</param>
    /// <param name="known">The known names.</param>
    /// <param name="atMost">The largest number of names.</param>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known, int atMost = 3)
    {
        if (name.Length > LongestLookedAt)
            return [];
        var furthest = Math.Max(2, name.Length / 4);
        return
        [
            .. known.Select(candidate => (candidate, distance: Distance(name, candidate)))
                .Where(pair => pair.distance <= furthest)
                .OrderBy(static pair => pair.distance)
                .ThenBy(static pair => pair.candidate, StringComparer.Ordinal)
                .Take(atMost)
                .Select(static pair => pair.candidate),
        ];
    }

    /// <summary>The one known word that was probably meant: the nearest one, if at most a third of it is wrong; otherwise null.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="known">The known names.</param>
    public static string? Closest(string given, IEnumerable<string> known)
    {
        if (given.Length > LongestLookedAt)
            return null;
        var (word, distance) = known.Select(name => (name, Distance(given, name))).DefaultIfEmpty(("", int.MaxValue)).MinBy(static pair => pair.Item2);
        return distance <= word.Length / 3 ? word : null;
    }

    /// <summary>The end of a message: <c> Did you mean 'a' or 'b'?</c>, or nothing.</summary>
    /// <param name="names">The names to suggest.</param>
    public static string Question(IReadOnlyList<string> names) =>
        names.Count == 0 ? "" : $" Did you mean {string.Join(" or ", names.Select(static n => $"'{n}'"))}?";

    /// <summary>The end of a phrase: <c>; did you mean "eta"?</c>, or nothing when no word is near.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="known">The known names.</param>
    public static string Hint(string given, IEnumerable<string> known) =>
        Closest(given, known) is { } word ? $"; did you mean \"{word}\"?" : "";

    /// <summary>How many letters must be added, removed, replaced or swapped with their neighbour.</summary>
    /// <param name="a">One word.</param>
    /// <param name="b">The other word.</param>
    private static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1], last = new int[b.Length + 1], row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }

    private static bool Same(char x, char y) => char.ToLowerInvariant(x) == char.ToLowerInvariant(y);
}
