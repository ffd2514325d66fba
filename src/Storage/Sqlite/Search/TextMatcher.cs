namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>
/// Finds a text within others; the case of A to Z does not matter. By Knuth, Morris and Pratt, in time of both lengths together: with LIKE, a text of
/// 64 kB and a pattern that nearly fits everywhere took seconds.
/// </summary>
internal sealed class TextMatcher
{
    private readonly string _pattern;

    // How much of the pattern's beginning is also the end of what has matched, for each length.
    private readonly int[] _fallback;
    private readonly char _upper;

    public TextMatcher(string pattern)
    {
        _pattern = string.Create(pattern.Length, pattern, static (folded, given) =>
        {
            for (var at = 0; at < given.Length; at++)
                folded[at] = Fold(given[at]);
        });
        _upper = _pattern.Length > 0 && char.IsAsciiLetterLower(_pattern[0]) ? (char)(_pattern[0] - 0x20) : _pattern.FirstOrDefault();
        _fallback = new int[pattern.Length];
        for (var (at, matched) = (1, 0); at < pattern.Length; at++)
        {
            while (matched > 0 && _pattern[at] != _pattern[matched])
                matched = _fallback[matched - 1];
            if (_pattern[at] == _pattern[matched])
                matched++;
            _fallback[at] = matched;
        }
    }

    /// <summary>True if the text holds the pattern.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        if (_pattern.Length == 0)
            return true;
        for (var (at, matched) = (0, 0); at < text.Length; at++)
        {
            if (matched == 0)
            {
                var next = text[at..].IndexOfAny(_pattern[0], _upper);
                if (next < 0 || text.Length - (at += next) < _pattern.Length)
                    return false;
            }

            var c = Fold(text[at]);
            while (matched > 0 && c != _pattern[matched])
                matched = _fallback[matched - 1];
            if (c == _pattern[matched] && ++matched == _pattern.Length)
                return true;
        }

        return false;
    }

    private static char Fold(char c) => char.IsAsciiLetterUpper(c) ? (char)(c + 0x20) : c;
}
