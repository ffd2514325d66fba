using System.Globalization;
using System.Numerics;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.PythonText;

/// <summary>Numbers of a Python literal: <c>-1</c>, <c>1_000</c>, <c>0x10</c>, <c>.5</c>, <c>1.</c>, <c>1e5</c>.</summary>
internal static class LiteralNumbers
{
    // Python's own bound on the digits of an integer read from text; it also keeps the conversion of hexadecimal digits cheap.
    private const int LongestNumber = 4300;

    /// <summary>Reads a number with an optional sign and appends it as JSON: exact integers, floats with a point or an exponent.</summary>
    public static bool TryRead(LiteralCursor cursor, CharBuffer json)
    {
        var negative = cursor.Current == '-';
        if (cursor.Current is '-' or '+')
        {
            cursor.Position++;
            cursor.SkipBlanks();
        }

        var start = cursor.Position;
        if (!char.IsAsciiDigit(cursor.Current) && cursor.Current != '.')
            return IsNotFinite(cursor.TakeWord()) ? RefuseNotFinite(cursor, start) : cursor.Refuse(start, "a number");
        var number = Take(cursor);
        if (number.Length > LongestNumber)
            return cursor.Refuse(start, $"a number of at most {LongestNumber} characters");
        using var clean = new CharBuffer(number.Length);
        return TryClean(number, clean, out var radix, out var isFloat)
            ? TryAppend(clean.Written, radix, isFloat, negative, json) || RefuseNotFinite(cursor, start)
            : cursor.Refuse(start, "an integer or a float as Python writes them");
    }

    /// <summary>Whether a word is one of the usual names of a number that JSON does not have.</summary>
    public static bool IsNotFinite(ReadOnlySpan<char> word) => word is "nan" or "inf" or "NaN" or "Infinity";

    /// <summary>Refuses a number that JSON does not have.</summary>
    public static bool RefuseNotFinite(LiteralCursor cursor, int position) =>
        cursor.Refuse(position, "a finite number, as JSON has no NaN or Infinity");

    /// <summary>Takes everything that could belong to a number, so that <c>1abc</c> or <c>1..2</c> is refused as a whole.</summary>
    private static ReadOnlySpan<char> Take(LiteralCursor cursor)
    {
        var start = cursor.Position;
        do
        {
            cursor.TakeWord();
            var hexadecimal = cursor.From(start) is ['0', 'x' or 'X', ..];
            if (!hexadecimal && cursor.From(start) is [.., 'e' or 'E'] && cursor.Current is '+' or '-')
                cursor.Position++;
            else if (!cursor.TryTake('.'))
                break;
        }
        while (true);
        return cursor.From(start);
    }

    /// <summary>Checks a number against Python's grammar and copies it without underscores and without the prefix of its base.</summary>
    private static bool TryClean(ReadOnlySpan<char> number, CharBuffer clean, out int radix, out bool isFloat)
    {
        isFloat = false;
        radix = number is ['0', var prefix, ..] ? char.ToLowerInvariant(prefix) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
        if (radix != 10)
            return CopyDigits(number is [_, _, '_', ..] ? number[3..] : number[2..], radix, clean).IsEmpty && clean.Length > 0;
        var rest = CopyDigits(number, 10, clean);
        var hasDigits = clean.Length > 0;
        if (rest is ['.', .. var fraction])
        {
            isFloat = true;
            clean.Append('.');
            var before = clean.Length;
            rest = CopyDigits(fraction, 10, clean);
            hasDigits |= clean.Length > before;
        }

        if (hasDigits && rest is ['e' or 'E', .. var exponent])
        {
            isFloat = true;
            clean.Append('e');
            if (exponent is ['+' or '-', ..])
            {
                clean.Append(exponent[0]);
                exponent = exponent[1..];
            }

            var before = clean.Length;
            rest = CopyDigits(exponent, 10, clean);
            hasDigits = clean.Length > before;
        }

        // Python refuses 01, which was octal once, but not 00.
        var oldOctal = !isFloat && clean.Written is ['0', ..] && clean.Written.ContainsAnyExcept('0');
        return hasDigits && rest.IsEmpty && !oldOctal;
    }

    /// <summary>Copies digits without the single underscores between them.</summary>
    /// <returns>What follows the last digit; the text itself if there is no digit.</returns>
    private static ReadOnlySpan<char> CopyDigits(ReadOnlySpan<char> text, int radix, CharBuffer digits)
    {
        var at = 0;
        while (at < text.Length && IsDigit(text[at], radix))
        {
            digits.Append(text[at++]);
            if (at + 1 < text.Length && text[at] == '_' && IsDigit(text[at + 1], radix))
                at++;
        }

        return text[at..];
    }

    private static bool IsDigit(char c, int radix) => char.IsAsciiHexDigit(c) && DigitValue(c) < radix;

    private static int DigitValue(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool TryAppend(ReadOnlySpan<char> clean, int radix, bool isFloat, bool negative, CharBuffer json)
    {
        if (isFloat)
        {
            var value = double.Parse(clean, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (!double.IsFinite(value))
                return false;
            FloatText.Append(negative ? -value : value, json);
            return true;
        }

        var digits = (radix == 10 ? clean : InDecimal(clean, radix)).TrimStart('0');
        if (negative && !digits.IsEmpty)
            json.Append('-');
        json.Append(digits.IsEmpty ? "0" : digits);
        return true;
    }

    private static string InDecimal(ReadOnlySpan<char> digits, int radix)
    {
        var value = BigInteger.Zero;
        foreach (var digit in digits)
            value = (value * radix) + DigitValue(digit);
        return value.ToString(CultureInfo.InvariantCulture);
    }
}
