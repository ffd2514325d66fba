namespace ActorScheduler.Node.Settings;

/// <summary>
/// Checks that brackets and strings in a HOCON text are closed. Akka's parser does not: it takes the end of the text for every missing bracket,
/// drops what follows a bracket too many, and hangs on some texts.
/// </summary>
internal static class HoconStructure
{
    private const string Triple = "\"\"\"";

    /// <summary>The first thing that is wrong, with its line; null if nothing is.</summary>
    public static string? ProblemOf(string text)
    {
        var open = new Stack<(char Bracket, int At)>();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '#':
                case '/' when Follows(text, at, "//"):
                    at = EndOf(text, at, "\n") ?? text.Length;
                    break;
                case '"':
                    if (EndOfString(text, at) is not { } end)
                        return $"the string that begins in line {LineOf(text, at)} does not end";
                    at = end;
                    break;
                case '{' or '[':
                    open.Push((text[at], at));
                    break;
                case '}' or ']' when open.Count == 0 || open.Pop().Bracket != (text[at] == '}' ? '{' : '['):
                    return $"the {text[at]} in line {LineOf(text, at)} closes nothing that is open";
            }
        }

        return open.TryPeek(out var left) ? $"the {left.Bracket} in line {LineOf(text, left.At)} is not closed" : null;
    }

    // The index of its last character.
    private static int? EndOfString(string text, int at)
    {
        if (Follows(text, at, Triple))
            return EndOf(text, at + Triple.Length, Triple) + Triple.Length - 1;
        for (var i = at + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '"')
                return i;
            if (text[i] == '\\')
                i++;
        }

        return null;
    }

    private static int? EndOf(string text, int from, string end)
    {
        var at = text.IndexOf(end, from, StringComparison.Ordinal);
        return at < 0 ? null : at;
    }

    private static bool Follows(string text, int at, string word) => string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;
}
