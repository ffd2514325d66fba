using System.Text;

namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>A text as a query of its trigrams: what holds the text holds all of them.</summary>
internal static class TrigramQuery
{
    private const int Length = 3;

    /// <summary>The different trigrams of a text, each as a term in the language of FTS5; none if the text is too short.</summary>
    public static IReadOnlyList<string> Terms(string text)
    {
        var characters = text.EnumerateRunes().ToArray();
        return [.. Enumerable.Range(0, Math.Max(0, characters.Length - Length + 1))
            .Select(start => string.Concat(characters.AsSpan(start, Length).ToArray()))
            .Distinct(StringComparer.Ordinal)
            .Select(trigram => $"\"{trigram.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")];
    }

    /// <summary>The query for what holds all of some terms, tried in this order.</summary>
    public static string All(IEnumerable<string> terms) => new StringBuilder().AppendJoin(" AND ", terms).ToString();
}
