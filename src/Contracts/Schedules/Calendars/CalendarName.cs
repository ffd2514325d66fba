using System.Text.RegularExpressions;

namespace ActorScheduler.Contracts.Schedules.Calendars;

/// <summary>The names of calendars.</summary>
public static partial class CalendarName
{
    /// <summary>What may be given, as a phrase.</summary>
    public const string Allowed = "the name of a calendar: 1 to 64 letters, digits, - _ . beginning with a letter or a digit";

    /// <summary>Whether a text may be a name.</summary>
    /// <param name="name">The text.</param>
    public static bool IsValid(string name) => Form().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex Form();
}
