using System.Buffers;
using System.Globalization;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>Strings of a Python literal: both quotes, single or tripled, the prefixes u and r, and all escapes except character names.</summary>
internal static class LiteralStrings
{
    private static readonly SearchValues<char> Prefixes = SearchValues.Create("uUrRbBfF");

    /// <summary>Whether a string starts here, with or without a prefix of one or two letters.</summary>
    public static bool StartsHere(LiteralCursor cursor)
    {
        var start = cursor.Rest[..Math.Min(3, cursor.Rest.Length)];
        var quote = start.IndexOfAny('\'', '"');
        return quote >= 0 && !start[..quote].ContainsAnyExcept(Prefixes);
    }

    /// <summary>Reads one string, and those that follow it after nothing but blanks, and appends their text.</summary>
    public static bool TryRead(LiteralCursor cursor, CharBuffer text)
    {
        do
        {
            if (!TryReadOne(cursor, text))
                return false;
            cursor.SkipBlanks();
        }
        while (StartsHere(cursor));
        return true;
    }

    private static bool TryReadOne(LiteralCursor cursor, CharBuffer text)
    {
        var start = cursor.Position;
        var prefix = cursor.TakeWord();
        if (prefix.ContainsAny("bB"))
            return cursor.Refuse(start, "a text string, as JSON has no bytes");
        if (prefix.ContainsAny("fF"))
            return cursor.Refuse(start, "a plain string, as an f-string is code");
        if (prefix.Length > 1)
            return cursor.Refuse(start, "a string with the prefix u, r or none");
        var raw = prefix is "r" or "R";
        var quote = cursor.Current;
        var triple = cursor.Rest.Length >= 3 && cursor.Rest[1] == quote && cursor.Rest[2] == quote;
        cursor.Position += triple ? 3 : 1;
        while (!cursor.AtEnd)
        {
            var c = cursor.Current;
            if (c == quote && (!triple || (cursor.Rest.Length >= 3 && cursor.Rest[1] == quote && cursor.Rest[2] == quote)))
            {
                cursor.Position += triple ? 3 : 1;
                return true;
            }

            if (c is '\n' or '\r' && !triple)
                break;
            if (c == '\\' ? !TryReadEscape(raw, cursor, text) : !TakeCharacter(cursor, text))
                return false;
        }

        return cursor.Refuse($"a closing {(triple ? new string(quote, 3) : quote.ToString())} of the string that starts at {start}");
    }

    /// <summary>Takes one character as it is; every kind of line end is <c>\n</c> to Python.</summary>
    private static bool TakeCharacter(LiteralCursor cursor, CharBuffer text)
    {
        var c = cursor.Current;
        cursor.Position++;
        if (c == '\r')
            cursor.TryTake('\n');
        text.Append(c == '\r' ? '\n' : c);
        return true;
    }

    private static bool TryReadEscape(bool raw, LiteralCursor cursor, CharBuffer text)
    {
        var start = cursor.Position++;
        if (cursor.AtEnd)
            return cursor.Refuse("a character after the backslash");
        var kind = cursor.Current;
        if (raw)
        {
            text.Append('\\');
            return TakeCharacter(cursor, text);
        }

        switch (kind)
        {
            case 'x' or 'u' or 'U':
                return TryReadHex(start, kind switch { 'x' => 2, 'u' => 4, _ => 8 }, cursor, text);
            case 'N':
                return cursor.Refuse(start, "an escape by number, as names of characters are not known here");
            case >= '0' and <= '7':
                ReadOctal(cursor, text);
                return true;
            case '\n' or '\r':
                // A backslash at the end of a line joins it with the next.
                cursor.Position++;
                if (kind == '\r')
                    cursor.TryTake('\n');
                return true;
            default:
                var simple = @"\'""abfnrtv".IndexOf(kind, StringComparison.Ordinal);
                // Python keeps the backslash of an escape that it does not know.
                text.Append(simple < 0 ? '\\' : "\\'\"\a\b\f\n\r\t\v"[simple]);
                if (simple >= 0)
                    cursor.Position++;
                return true;
        }
    }

    private static bool TryReadHex(int start, int digits, LiteralCursor cursor, CharBuffer text)
    {
        cursor.Position++;
        var hex = cursor.Rest[..Math.Min(digits, cursor.Rest.Length)];
        if (hex.Length < digits || !uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var codePoint))
            return cursor.Refuse(start, $"{digits} hexadecimal digits in the escape");
        if (codePoint > 0x10FFFF)
            return cursor.Refuse(start, "a code point of at most 0010ffff");
        text.AppendCodePoint((int)codePoint);
        cursor.Position += digits;
        return true;
    }

    private static void ReadOctal(LiteralCursor cursor, CharBuffer text)
    {
        var codePoint = 0;
        for (var digits = 0; digits < 3 && cursor.Current is >= '0' and <= '7'; digits++)
        {
            codePoint = (codePoint * 8) + (cursor.Current - '0');
            cursor.Position++;
        }

        text.Append((char)codePoint);
    }
}
