using System.Globalization;
using System.Numerics;

namespace ActorScheduler.Contracts.Json;

/// <summary>
/// The shortest text that reads back as the same floating point number, in the shape of Python's <c>repr(float)</c>: always with a point or an
/// exponent (<c>1.0</c>, <c>1e+16</c>, <c>1e-07</c>), which also makes it a JSON number that no reader takes for an integer.
/// </summary>
public static class FloatText
{
    // Python's float_repr_style: a plain number while its point stands after digit -3 to 16, otherwise an exponent.
    private const int LowestPlainPoint = -4;
    private const int HighestPlainPoint = 16;

    /// <summary>Appends a number; those that JSON cannot write come out as Python's <c>nan</c>, <c>inf</c> and <c>-inf</c>.</summary>
    public static void Append<T>(T value, CharBuffer text)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (T.IsNaN(value))
        {
            text.Append("nan");
            return;
        }

        if (T.IsNegative(value))
            text.Append('-');
        if (T.IsInfinity(value))
        {
            text.Append("inf");
            return;
        }

        Span<char> buffer = stackalloc char[64];
        AppendPlaced(SignificantDigits(Shortest(T.Abs(value), buffer), out var point), point, text);
    }

    /// <summary>
    /// The runtime's shortest text. It gets two doubles wrong, 2^-25 and 2^-958: below a power of two the next number is half as far
    /// away as above, so the text can read back as that one.
    /// </summary>
    private static Span<char> Shortest<T>(T value, Span<char> buffer)
        where T : IBinaryFloatingPointIeee754<T>
    {
        value.TryFormat(buffer, out var length, default, CultureInfo.InvariantCulture);
        if (T.IsPow2(value) && T.Parse(buffer[..length], NumberStyles.Float, CultureInfo.InvariantCulture) != value)
            value.TryFormat(buffer, out length, typeof(T) == typeof(double) ? "E16" : "E8", CultureInfo.InvariantCulture);
        return buffer[..length];
    }

    /// <summary>Splits the runtime's text of a number, in place, into its digits and where its point stands after the first of them.</summary>
    private static ReadOnlySpan<char> SignificantDigits(Span<char> number, out int point)
    {
        var exponentAt = number.IndexOf('E');
        var exponent = exponentAt < 0 ? 0 : int.Parse(number[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = exponentAt < 0 ? number : number[..exponentAt];
        var pointAt = mantissa.IndexOf('.');
        if (pointAt >= 0)
        {
            mantissa[(pointAt + 1)..].CopyTo(mantissa[pointAt..]);
            mantissa = mantissa[..^1];
        }
        else
        {
            pointAt = mantissa.Length;
        }

        var leadingZeros = mantissa.IndexOfAnyExcept('0');
        if (leadingZeros < 0)
        {
            point = 1;
            return "0";
        }

        point = pointAt + exponent - leadingZeros;
        return mantissa[leadingZeros..].TrimEnd('0');
    }

    private static void AppendPlaced(ReadOnlySpan<char> digits, int point, CharBuffer text)
    {
        switch (point)
        {
            case <= LowestPlainPoint or > HighestPlainPoint:
                text.Append(digits[0]);
                if (digits.Length > 1)
                    text.Append('.');
                text.Append(digits[1..]);
                text.Append(point > 0 ? "e+" : "e-");
                var exponent = Math.Abs(point - 1);
                if (exponent < 10)
                    text.Append('0');
                exponent.TryFormat(text.Space(4), out var length, default, CultureInfo.InvariantCulture);
                text.Advance(length);
                break;
            case <= 0:
                text.Append("0.");
                AppendZeros(-point, text);
                text.Append(digits);
                break;
            default:
                var whole = Math.Min(point, digits.Length);
                text.Append(digits[..whole]);
                AppendZeros(point - whole, text);
                text.Append('.');
                text.Append(whole < digits.Length ? digits[whole..] : "0");
                break;
        }
    }

    private static void AppendZeros(int count, CharBuffer text)
    {
        for (var i = 0; i < count; i++)
            text.Append('0');
    }
}
