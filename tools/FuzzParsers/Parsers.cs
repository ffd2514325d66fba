using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Rules.Cron;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Json;
using ActorScheduler.Gateway.PythonText;
using NodaTime;

namespace ActorScheduler.FuzzParsers;

/// <summary>
/// The parsers, each with what must hold for any text: it throws nothing, says what is wrong with what it refuses, what it accepts can be read again as the
/// same, and it takes less than two seconds of the processor.
/// </summary>
internal static class Parsers
{
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    // Clocks that change, by half an hour too, one that skipped a whole day, and the farthest offsets.
    private static readonly string[] ZoneIds = ["UTC", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Etc/GMT+12", "Etc/GMT-14"];

    // Instrumented code cannot run before AFL is there.
    private static readonly Lazy<DateTimeZone[]> Zones = new(static () => [.. ZoneIds.Select(static id => TimeZones.Find(id)!)]);

    private static readonly Dictionary<string, Action<string>> ByName = new()
    {
        ["python"] = Python,
        ["crontab"] = Crontab,
        ["cron"] = Cron,
        ["date"] = Date,
        ["cursor"] = Cursor,
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>What a parser must pass for a text, or null if there is no such parser.</summary>
    /// <param name="name">The name of the parser.</param>
    public static Action<string>? Find(string name) => ByName.TryGetValue(name, out var parser) ? text => InTime(parser, text) : null;

    // Of the processor, not of the clock: others may be at work on the machine.
    private static void InTime(Action<string> parser, string text)
    {
        var before = Environment.CpuUsage.TotalTime;
        parser(text);
        var taken = Environment.CpuUsage.TotalTime - before;
        Require(taken < Longest, $"it takes {taken.TotalSeconds} s");
    }

    private static void Python(string text)
    {
        var isArgs = ArgsText.TryParse("args", text, out _, out _);
        var isKwargs = KwargsText.TryParse("kwargs", text, out _, out _);
        if (!PythonLiteral.TryParseToJson(text, out var json, out var refusal))
        {
            Require(!isArgs && !isKwargs && refusal.ToString().Length > 0, "what is refused is neither args nor kwargs");
            return;
        }

        Require(isArgs == (json[0] == '[') && isKwargs == (json[0] == '{'), "a list is args, a dict is kwargs");
        using (JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = PythonLiteral.MaxDepth }))
            Require(CanonicalJson.Normalize(json).AsSpan().SequenceEqual(json), "the canonical form is its own");
        if (ValueLimits.Problem(json) is not null)
            return;
        // What is shown as Python is read as what it was.
        var shown = PythonRepr.Of(json);
        Require(PythonLiteral.TryParseToJson(shown, out var again, out _) && AreSame(json, again), $"{shown} is read as something else");
    }

    private static bool AreSame(byte[] json, byte[] other)
    {
        Utf8JsonReader one = new(json), two = new(other);
        while (one.Read())
        {
            if (!two.Read() || one.TokenType != two.TokenType)
                return false;
            if (!one.ValueSpan.SequenceEqual(two.ValueSpan) && !(one.TokenType == JsonTokenType.Number && IsSameNumber(one.ValueSpan, two.ValueSpan)))
                return false;
        }

        return !two.Read();
    }

    // A float may be written in other digits (1E5), an integer only if it is -0.
    private static bool IsSameNumber(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.ContainsAny(".eE"u8)
        ? double.Parse(one, CultureInfo.InvariantCulture).Equals(double.Parse(other, CultureInfo.InvariantCulture))
        : one.SequenceEqual("-0"u8) && other.SequenceEqual("0"u8);

    private static void Crontab(string text)
    {
        var errors = new InputErrors();
        var schedule = CrontabText.Read(text, "UTC", errors, "crontab");
        Require(schedule is null == !errors.IsEmpty, "a refused crontab has an error, an accepted one none");
        if (schedule is null)
            return;
        Require(schedule.Equals(CrontabText.Read(schedule.Specification, "UTC", errors, "crontab")), $"{schedule.Specification} is read as something else");
        TimesRise(schedule);
    }

    private static void Cron(string text)
    {
        foreach (var dialect in CronDialect.All)
        {
            var errors = new InputErrors();
            var given = JsonSerializer.SerializeToElement(new { include = new[] { new { cron = text, dialect = dialect.Name } } });
            var schedule = SpecJson.ReadRules(given, "UTC", errors, "spec");
            Require(schedule is null == !errors.IsEmpty, "a refused cron text has an error, an accepted one none");
            if (schedule is null)
                continue;
            Require(schedule.Equals(SpecSchedule.FromJson(schedule.ToJson())), $"{schedule.Specification} is read as something else");
            SpecJson.Check(schedule, namesZone: false, errors, "spec");
            if (errors.IsEmpty)
                TimesRise(schedule);
        }
    }

    private static void Date(string text)
    {
        foreach (var zone in Zones.Value)
        {
            if (!SchedulerDates.TryParse(text, zone, out var utc))
                continue;
            _ = SchedulerDates.IsoFormat(utc, zone);
            Require(
                SchedulerDates.TryParse(SchedulerDates.IsoFormat(utc, DateTimeZone.Utc), DateTimeZone.Utc, out var again) && again == utc,
                $"{utc:O} is read as something else");
        }
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

    private static void TimesRise(Schedule schedule)
    {
        var times = SchedulePreview.Next(schedule, From, 3);
        Require(times.Zip(times.Skip(1)).All(static pair => pair.First < pair.Second) && times.All(static time => time > From), "times rise");
    }

    private static void Require([DoesNotReturnIf(false)] bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException(what);
    }
}
