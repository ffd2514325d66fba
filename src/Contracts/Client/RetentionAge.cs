using System.Globalization;

namespace ActorScheduler.Contracts.Client;

/// <summary>The age at which retention removes an ended task, as settings and callers write it.</summary>
public static class RetentionAge
{
    /// <summary>What is allowed, in words.</summary>
    public const string Allowed = "a time span above zero and of at most 36500 days, such as \"7.00:00:00\" for a week";

    private static readonly string[] Forms = [@"d\.hh\:mm\:ss", @"d\.hh\:mm\:ss\.FFFFFFF", @"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF"];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <summary>True if it is an age.</summary>
    public static bool IsAllowed(TimeSpan age) => age > TimeSpan.Zero && age <= Longest;

    /// <summary>Reads an age. Not as leniently as .NET would, to which <c>24:00:00</c> and <c>24</c> are days.</summary>
    public static bool TryParse(string? text, out TimeSpan age) =>
        TimeSpan.TryParseExact(text, Forms, CultureInfo.InvariantCulture, out age) && IsAllowed(age);

    /// <summary>The text of an age: <c>7.00:00:00</c>.</summary>
    public static string Text(TimeSpan age) => age.ToString("c", CultureInfo.InvariantCulture);
}
