using System.Buffers;
using System.Globalization;
using System.Text;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>Python's <c>repr(str)</c>.</summary>
internal static class PythonStrings
{
    private static readonly SearchValues<char> Unchanged =
        SearchValues.Create(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("'\\").ToArray());

    /// <summary>Appends text as Python shows it: in single quotes, unless it has a single and no double quote.</summary>
    public static void AppendRepr(ReadOnlySpan<char> text, CharBuffer repr)
    {
        var quote = text.Contains('\'') && !text.Contains('"') ? '"' : '\'';
        repr.Append(quote);
        while (true)
        {
            var plain = text.IndexOfAnyExcept(Unchanged);
            if (plain < 0)
                break;
            repr.Append(text[..plain]);
            text = text[plain..];
            // A lone surrogate is a code point of its own to Python.
            var codePoint = Rune.DecodeFromUtf16(text, out var rune, out var length) == OperationStatus.Done ? rune.Value : text[0];
            AppendCodePoint(codePoint, quote, repr);
            text = text[length..];
        }

        repr.Append(text);
        repr.Append(quote);
    }

    private static void AppendCodePoint(int codePoint, char quote, CharBuffer repr)
    {
        switch (codePoint)
        {
            case '\\': repr.Append(@"\\"); break;
            case '\n': repr.Append(@"\n"); break;
            case '\r': repr.Append(@"\r"); break;
            case '\t': repr.Append(@"\t"); break;
            case '\'' when quote == '\'': repr.Append(@"\'"); break;
            case var _ when IsPrintable(codePoint): repr.AppendCodePoint(codePoint); break;
            case <= 0xFF: AppendEscape("\\x", codePoint, 2, repr); break;
            case <= 0xFFFF: AppendEscape("\\u", codePoint, 4, repr); break;
            default: AppendEscape("\\U", codePoint, 8, repr); break;
        }
    }

    private static void AppendEscape(string start, int codePoint, int digits, CharBuffer repr)
    {
        repr.Append(start);
        repr.AppendHex(codePoint, digits);
    }

    /// <summary>
    /// Python's <c>str.isprintable</c>: not in the categories "Other" or "Separator", except for the space. The runtime's character tables are newer
    /// than those of most Pythons in use, which escape characters that they do not know yet.
    /// </summary>
    private static bool IsPrintable(int codePoint) => codePoint == ' ' || CharUnicodeInfo.GetUnicodeCategory(codePoint)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.SpaceSeparator);
}
