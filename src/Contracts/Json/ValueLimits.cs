using System.Globalization;
using System.Text.Json;

namespace ActorScheduler.Contracts.Json;

/// <summary>
/// What a value of args or kwargs may be, however it was written: no more than the JSON readers of Python, of browsers and of .NET take with their
/// defaults, also where an answer wraps it in some levels of its own. What is accepted can run, and can be shown and read.
/// </summary>
public static class ValueLimits
{
    /// <summary>The deepest nesting, in levels. .NET reads 64, of which the list of a history takes some.</summary>
    public const int MaxDepth = 50;

    /// <summary>The longest number, in characters: all integers that a double can be near to.</summary>
    public const int LongestNumber = 320;

    /// <summary>What is wrong with a value, as a phrase of what is allowed; null if nothing is.</summary>
    /// <param name="json">One JSON value in UTF-8 whose strings escape no more than they have to, so that an escaped surrogate is half of a pair.</param>
    public static string? Problem(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonLimits.MaxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject when reader.CurrentDepth >= MaxDepth:
                    return string.Create(CultureInfo.InvariantCulture, $"at most {MaxDepth} levels of nesting");
                case JsonTokenType.Number when reader.ValueSpan.Length > LongestNumber:
                    return string.Create(CultureInfo.InvariantCulture, $"numbers of at most {LongestNumber} characters");
                case JsonTokenType.Number when !reader.TryGetDouble(out var number) || !double.IsFinite(number):
                    return "numbers that a double can be near to, below 1.8e308";
                case JsonTokenType.String or JsonTokenType.PropertyName when reader.ValueIsEscaped && HasHalfAPair(reader.ValueSpan):
                    return "whole characters instead of halves of surrogate pairs";
                default:
                    break;
            }
        }

        return null;
    }

    private static bool HasHalfAPair(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOf((byte)'\\'); at >= 0 && at + 1 < text.Length; at = Next(text, at))
        {
            if (text[at + 1] == 'u' && text[at + 2] is (byte)'d' or (byte)'D' && text[at + 3] >= '8')
                return true;
        }

        return false;
    }

    private static int Next(ReadOnlySpan<byte> text, int at)
    {
        var next = text[(at + 2)..].IndexOf((byte)'\\');
        return next < 0 ? -1 : at + 2 + next;
    }
}
