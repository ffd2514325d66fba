using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ActorScheduler.Storage.Postgres;

/// <summary>
/// Text as PostgreSQL can store it: without the character zero and without halves of surrogate pairs. A task's failure may hold either; its event
/// keeps it, and only the row shows a replacement character.
/// </summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text, with replacement characters where it cannot be stored.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Of(string? text) => text is null || IsStorable(text) ? text : Mended(text);

    private static bool IsStorable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return false;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }

    // Enumerating runes replaces what is not a character.
    private static string Mended(string text)
    {
        var mended = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            mended.Append(rune.ToString());
        return mended.Replace('\0', Replacement).ToString();
    }
}
