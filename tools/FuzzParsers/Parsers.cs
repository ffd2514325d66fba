using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.PythonText;
using NodaTime;

namespace ActorScheduler.FuzzParsers;

/// <summary>The parsers, each with what must hold for any text: it throws nothing, and what it accepts can be read again as the same.</summary>
internal static class Parsers
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyDictionary<string, Action<string>> All { get; } = new Dictionary<string, Action<string>>
    {
        ["python"] = Python,
        ["crontab"] = Crontab,
        ["date"] = Date,
        ["cursor"] = Cursor,
    };

    private static void Python(string text)
    {
        if (!PythonLiteral.TryParseToJson(text, out var json, out _))
            return;
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = PythonLiteral.MaxDepth });
        // What is shown as Python is read as what it was.
        var shown = PythonRepr.Of(json);
        Require(PythonLiteral.TryParseToJson(shown, out var again, out _) && json.AsSpan().SequenceEqual(again), $"{shown} is read as something else");
    }

    private static void Crontab(string text)
    {
        var errors = new InputErrors();
        var schedule = CrontabText.Read(text, "UTC", errors, "crontab");
        Require(schedule is null == !errors.IsEmpty, "a refused crontab has an error, an accepted one none");
        if (schedule is null)
            return;
        var times = SchedulePreview.Next(schedule, From, 3);
        Require(times.Zip(times.Skip(1)).All(pair => pair.First < pair.Second) && times.All(time => time > From), "times rise");
    }

    private static void Date(string text)
    {
        if (!SchedulerDates.TryParse(text, DateTimeZone.Utc, out var utc))
            return;
        Require(SchedulerDates.TryParse(SchedulerDates.IsoFormat(utc, DateTimeZone.Utc), DateTimeZone.Utc, out var again) && again == utc, $"{utc:O} is read as something else");
    }

    private static void Cursor(string text)
    {
        if (TaskCursor.TryParse(text, out var cursor))
            Require(cursor.ToString() == text, "a cursor has one text");
        foreach (var list in Enum.GetValues<CursorList>())
        {
            if (ListCursor.TryParse(text, list, out var number))
                Require(ListCursor.Text(list, number) == text, "a place in a list has one text");
        }
    }

    private static void Require([DoesNotReturnIf(false)] bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException(what);
    }
}
