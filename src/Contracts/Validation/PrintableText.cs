using System.Globalization;
using System.Text;

namespace ActorScheduler.Contracts.Validation;

/// <summary>Texts by which people and programs name things: they print as what they are, so that two that look alike are alike. Characters are code points.</summary>
public static class PrintableText
{
    // They join the parts of an emoji, and letters of some scripts.
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>True for a name: 1 to so many characters that can be printed, not all of them blank.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters.</param>
    public static bool IsName(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !string.IsNullOrWhiteSpace(text) && Holds(text, longest, static rune => IsPrintable(rune) || rune.Value is NonJoiner or Joiner);
    }

    /// <summary>True for an id: 1 to so many characters that can be printed, none of them blank, and all of it one segment of a path.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters.</param>
    public static bool IsId(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is { Length: > 0 } and not ("." or "..") && Holds(text, longest, static rune => IsPrintable(rune) && !Rune.IsWhiteSpace(rune) && rune.Value is not ('/' or '\\'));
    }

    private static bool Holds(string text, int longest, Func<Rune, bool> isAllowed)
    {
        // No character has more than two units.
        if (text.Length > longest * 2)
            return false;
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune) || !isAllowed(rune))
                return false;
            at += rune.Utf16SequenceLength;
            count++;
        }

        return count <= longest;
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
