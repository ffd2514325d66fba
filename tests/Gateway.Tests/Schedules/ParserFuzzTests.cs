using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Validation;
using CsCheck;

namespace ActorScheduler.Gateway.Tests.Schedules;

public class ParserFuzzTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["0123456789*/-,"], 0, 12],
        Gen.String[Gen.Char["0123456789*/-, @#?LWmonsuft(/dhMY)\t\"\\"], 0, 30],
        Gen.OneOf("* * * * * (m/h/d/dM/MY) ", "0 4 * * * (m/h/dM/MY/d) Asia/Shanghai", "Etc/GMT+5", "../UTC", "seconds", "10"));

    private static readonly Gen<string> Json = Gen.OneOf(
        Text.Select(text => JsonSerializer.Serialize(text)),
        Gen.OneOf("null", "true", "[]", "{}", "1e999", "-0", "1.0", "\"\\ud800\"", "123456789012345678901234567890", "{\"minute\":\"*\"}"),
        Gen.Int.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_crontab_of_any_text_is_read_or_refused_and_never_throws() =>
        Text.Sample(text => Check(errors => CrontabText.Read(text, "UTC", errors, "crontab")), iter: 20_000);

    [Fact]
    public void A_crontab_of_any_json_is_read_or_refused_and_never_throws() =>
        Gen.Select(Json, Key, Json, Key, Json, Text).Sample(
            (any, key, value, otherKey, otherValue, zone) =>
            {
                foreach (var json in (string[])[any, $$"""{{{key}}:{{value}},{{otherKey}}:{{otherValue}}}"""])
                {
                    using var document = JsonDocument.Parse(json);
                    Check(errors => CrontabJson.Read(document.RootElement, "Europe/Berlin", errors, "crontab"));
                    Check(errors => CrontabJson.Read(document.RootElement, zone, errors, "crontab"));
                }
            },
            iter: 10_000);

    [Fact]
    public void An_interval_of_any_json_is_read_or_refused_and_never_throws() =>
        Gen.Select(Json, Json, Gen.OneOf(Json, Gen.OneOf("\"days\"", "\"microseconds\"")), Json).Sample(
            (any, every, period, key) =>
            {
                foreach (var json in (string[])[any, $$"""{"every":{{every}},"period":{{period}}}"""])
                {
                    using var document = JsonDocument.Parse(json);
                    Check(errors => IntervalJson.Read(document.RootElement, errors, "interval"));
                }
            },
            iter: 10_000);

    [Fact]
    public void Nothing_at_all_is_refused()
    {
        Check(errors => CrontabJson.Read(default, "UTC", errors, "crontab"));
        Check(errors => IntervalJson.Read(default, errors, "interval"));
    }

    private static Gen<string> Key => Gen.OneOf(
        Gen.OneOf("minute", "hour", "day_of_week", "day_of_month", "month_of_year", "timezone").Select(key => $"\"{key}\""),
        Text.Select(text => JsonSerializer.Serialize(text)),
        Gen.Const("\"\\ud800\""));

    private static void Check(Func<InputErrors, Schedule?> parse)
    {
        var errors = new InputErrors();
        var schedule = parse(errors);
        Assert.Equal(schedule is null, !errors.IsEmpty);
        Assert.All(errors, error => Assert.False(string.IsNullOrWhiteSpace(error.Field) || string.IsNullOrWhiteSpace(error.Allowed)));
        if (schedule is not null)
            Assert.NotNull(schedule.NextAfter(Parse.Epoch, Parse.Epoch));
    }
}
