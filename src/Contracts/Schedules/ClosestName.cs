namespace ActorScheduler.Contracts.Schedules;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class ClosestName
{
    private const int LongestWord = 32;
    private const int MostEdits = 2;

    /// <summary><c>, did you mean "minute"?</c> to put behind an error's phrase, or nothing when no word is close.</summary>
    public static string Hint(string given, IEnumerable<string> known)
    {
        if (given.Length > LongestWord)
            return "";

        var lower = given.ToLowerInvariant();
        var (word, edits) = known.Select(name => (name, Edits: Distance(lower, name))).MinBy(candidate => candidate.Edits);
        return edits <= Math.Min(MostEdits, word.Length / 3) ? $", did you mean \"{word}\"?" : "";
    }

    /// <summary>Levenshtein's distance: how many letters to add, remove or replace.</summary>
    private static int Distance(string from, string to)
    {
        var row = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
            row[column] = column;

        for (var line = 1; line <= from.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= to.Length; column++)
            {
                var replaced = diagonal + (from[line - 1] == to[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replaced, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
