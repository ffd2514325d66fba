using System.Text;

namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>
/// Finds a text within others, both in UTF-8; the case of A to Z does not matter. By Knuth, Morris and Pratt, in time of both lengths together: with LIKE, a
/// text of 64 kB and a pattern that nearly fits everywhere took seconds.
/// </summary>
internal sealed class TextMatcher
{
    private readonly byte[] _pattern;

    // How much of the pattern's beginning is also the end of what has matched, for each length.
    private readonly int[] _fallback;
    private readonly byte _upper;

    public TextMatcher(string pattern)
    {
        _pattern = Encoding.UTF8.GetBytes(pattern);
        foreach (ref var letter in _pattern.AsSpan())
            letter = Fold(letter);
        var first = _pattern.FirstOrDefault();
        _upper = char.IsAsciiLetterLower((char)first) ? (byte)(first - 0x20) : first;
        _fallback = new int[_pattern.Length];
        for (var (at, matched) = (1, 0); at < _pattern.Length; at++)
        {
            while (matched > 0 && _pattern[at] != _pattern[matched])
                matched = _fallback[matched - 1];
            if (_pattern[at] == _pattern[matched])
                matched++;
            _fallback[at] = matched;
        }
    }

    /// <summary>True if the text holds the pattern.</summary>
    /// <param name="text">In UTF-8.</param>
    public bool IsIn(ReadOnlySpan<byte> text)
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

            var letter = Fold(text[at]);
            while (matched > 0 && letter != _pattern[matched])
                matched = _fallback[matched - 1];
            if (letter == _pattern[matched] && ++matched == _pattern.Length)
                return true;
        }

        return false;
    }

    private static byte Fold(byte letter) => char.IsAsciiLetterUpper((char)letter) ? (byte)(letter + 0x20) : letter;
}
