using System.Text;

namespace ActorScheduler.Node.ReadModels.Search;

/// <summary>A text as a query of its trigrams: what holds the text holds all of them.</summary>
internal static class TrigramQuery
{
    private const int Length = 3;
    private const int MostTrigrams = 64;

    /// <summary>The query in the language of FTS5.</summary>
    /// <returns>Null for a text that is too short to have a trigram.</returns>
    public static string? Of(string text)
    {
        var characters = text.EnumerateRunes().ToArray();
        if (characters.Length < Length)
            return null;
        var trigrams = Enumerable.Range(0, characters.Length - Length + 1)
            .Select(start => string.Concat(characters.AsSpan(start, Length).ToArray()))
            .Distinct(StringComparer.Ordinal)
            .Take(MostTrigrams);
        var query = new StringBuilder();
        foreach (var trigram in trigrams)
            query.Append(query.Length == 0 ? "" : " AND ").Append('"').Append(trigram.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        return query.ToString();
    }
}
