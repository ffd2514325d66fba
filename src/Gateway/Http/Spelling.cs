namespace ActorScheduler.Gateway.Http;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 80;

    /// <summary>The known word with the fewest edits to <paramref name="given"/>, at most a third of its length; null if none is near.</summary>
    public static string? Closest(string given, IEnumerable<string> known)
    {
        if (given.Length > LongestWord)
            return null;
        var (word, edits) = known.Select(name => (name, Edits: Distance(given, name))).DefaultIfEmpty((name: "", Edits: int.MaxValue)).MinBy(candidate => candidate.Edits);
        return edits <= word.Length / 3 ? word : null;
    }

    /// <summary><c>, did you mean "eta"?</c> to put behind a phrase, or nothing.</summary>
    public static string Hint(string given, IEnumerable<string> known) =>
        Closest(given, known) is { } word ? $"; did you mean \"{word}\"?" : "";

    /// <summary>Levenshtein's distance, letters compared without case.</summary>
    private static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
            row[column] = column;
        foreach (var letter in from)
        {
            var diagonal = row[0]++;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(letter) == char.ToLowerInvariant(to[column - 1]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replaced, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
