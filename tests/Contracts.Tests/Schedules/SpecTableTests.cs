using System.Globalization;
using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Specs;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Contracts.Tests.Schedules;

/// <summary>Fire times that must come out, by brute force over civil minutes, by Cronos, by Python's zoneinfo and by ephem.</summary>
public sealed class SpecTableTests
{
    [Theory]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T12:00Z", "03-29T01:00", "03-29T01:30", "")]
    [InlineData("*/20 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T12:00Z", "03-29T01:00", "03-29T01:00 03-29T01:20 03-29T01:40", "")]
    [InlineData("*/30 * * * *", "Europe/Berlin", "2026-03-29T00:00Z", "2026-03-29T02:00Z", "03-29T00:00 03-29T00:30 03-29T01:00 03-29T01:30", "03-29T00:00 03-29T00:30 03-29T01:00 03-29T01:30", "03-29T00:00 03-29T00:30 03-29T01:00 03-29T01:30")]
    [InlineData("0 3 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T12:00Z", "03-29T01:00", "03-29T01:00", "03-29T01:00")]
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00Z", "2026-10-04T00:00Z", "10-03T15:30", "10-03T15:45", "")]
    [InlineData("30 1 * * *", "Antarctica/Troll", "2026-03-28T12:00Z", "2026-03-29T12:00Z", "03-29T01:00", "03-29T01:30", "")]
    [InlineData("30 0 * * *", "America/Santiago", "2026-09-05T12:00Z", "2026-09-06T12:00Z", "09-06T04:00", "09-06T04:30", "")]
    [InlineData("30 1 * * *", "Europe/Dublin", "2026-03-28T12:00Z", "2026-03-29T12:00Z", "03-29T01:00", "03-29T01:30", "")]
    [InlineData("0 9 * * *", "Pacific/Apia", "2011-12-29T20:00Z", "2011-12-31T00:00Z", "12-30T10:00 12-30T19:00", "12-30T19:00", "12-30T19:00")]
    public void A_time_that_the_clocks_skip_comes_due_as_the_schedule_says(string cron, string zone, string from, string to, string next, string shift, string skip) =>
        Assert.Equal([next, shift, skip], new[] { "next_valid", "shift", "skip" }.Select(gap => Between(Cron(cron, zone, gap: gap), from, to)));

    [Theory]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T12:00Z", "10-25T00:30", "10-25T00:30", "10-25T01:30", "10-25T00:30 10-25T01:30")]
    [InlineData("30 * * * *", "Europe/Berlin", "2026-10-24T23:00Z", "2026-10-25T03:00Z", "10-24T23:30 10-25T00:30 10-25T01:30 10-25T02:30", "10-24T23:30 10-25T00:30 10-25T02:30", "10-24T23:30 10-25T01:30 10-25T02:30", "10-24T23:30 10-25T00:30 10-25T01:30 10-25T02:30")]
    [InlineData("0,30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T12:00Z", "10-25T00:00 10-25T00:30", "10-25T00:00 10-25T00:30", "10-25T01:00 10-25T01:30", "10-25T00:00 10-25T00:30 10-25T01:00 10-25T01:30")]
    [InlineData("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T00:00Z", "2026-04-05T00:00Z", "04-04T14:45", "04-04T14:45", "04-04T15:15", "04-04T14:45 04-04T15:15")]
    [InlineData("30 * * * *", "Europe/Dublin", "2026-10-25T00:00Z", "2026-10-25T03:00Z", "10-25T00:30 10-25T01:30 10-25T02:30", "10-25T00:30 10-25T02:30", "10-25T01:30 10-25T02:30", "10-25T00:30 10-25T01:30 10-25T02:30")]
    public void A_time_that_comes_twice_comes_due_as_the_schedule_says(string cron, string zone, string from, string to, string auto, string first, string last, string both) =>
        Assert.Equal([auto, first, last, both], new[] { "auto", "first", "last", "both" }.Select(overlap => Between(Cron(cron, zone, overlap: overlap), from, to)));

    [Theory]
    [InlineData("0 12 * * *", "America/Santiago", "2038-04-03T00:00Z", "2038-04-03T15:00 2038-04-04T16:00")]
    [InlineData("30 0 * * *", "Africa/Cairo", "2038-10-27T12:00Z", "2038-10-27T21:30 2038-10-28T22:30")]
    [InlineData("0 9 * * *", "Asia/Jerusalem", "2038-03-25T00:00Z", "2038-03-25T07:00 2038-03-26T06:00")]
    [InlineData("0 9 * * *", "America/Vancouver", "2026-11-01T17:00Z", "2026-11-02T16:00")]
    [InlineData("0 9 * * *", "Africa/Casablanca", "2026-10-01T00:00Z", "2026-10-01T09:00")]
    [InlineData("0 0 13 * 5", "UTC", "2026-01-01T00:00Z", "2026-02-13T00:00 2026-03-13T00:00 2026-11-13T00:00")]
    [InlineData("0 0 LW * *", "UTC", "2026-01-01T00:00Z", "2026-01-30T00:00 2026-02-27T00:00 2026-03-31T00:00")]
    [InlineData("0 0 15W * *", "UTC", "2026-01-01T00:00Z", "2026-01-15T00:00 2026-02-16T00:00 2026-03-16T00:00")]
    [InlineData("0 0 1W * *", "UTC", "2025-12-31T00:00Z", "2026-01-01T00:00 2026-02-02T00:00 2026-03-02T00:00")]
    [InlineData("0 0 31W * *", "UTC", "2026-01-01T00:00Z", "2026-01-30T00:00 2026-03-31T00:00 2026-05-29T00:00")]
    [InlineData("0 0 * * 1#5", "UTC", "2026-01-01T00:00Z", "2026-03-30T00:00 2026-06-29T00:00 2026-08-31T00:00")]
    [InlineData("0 0 * * 5L", "UTC", "2026-01-01T00:00Z", "2026-01-30T00:00 2026-02-27T00:00 2026-03-27T00:00")]
    [InlineData("0 0 L-3 * *", "UTC", "2026-01-01T00:00Z", "2026-01-28T00:00 2026-02-25T00:00 2026-03-28T00:00")]
    [InlineData("0 0 13,L * *", "UTC", "2026-01-01T00:00Z", "2026-01-13T00:00 2026-01-31T00:00 2026-02-13T00:00 2026-02-28T00:00")]
    [InlineData("0 0 * * MON#1,FRI#3", "UTC", "2026-01-01T00:00Z", "2026-01-05T00:00 2026-01-16T00:00 2026-02-02T00:00 2026-02-20T00:00")]
    [InlineData("@monthly", "Europe/Berlin", "2026-01-15T00:00Z", "2026-01-31T23:00 2026-02-28T23:00 2026-03-31T22:00")]
    [InlineData("TZ=Asia/Shanghai 0 9 * * *", "Europe/Berlin", "2026-01-01T00:00Z", "2026-01-01T01:00 2026-01-02T01:00")]
    [InlineData("@every 90m/5m", "Europe/Berlin", "1970-01-01T00:00Z", "1970-01-01T00:05 1970-01-01T01:35 1970-01-01T03:05")]
    [InlineData("*/20 0 0 1 1 *", "UTC", "2026-01-01T00:00Z", "2026-01-01T00:00:20 2026-01-01T00:00:40 2027-01-01T00:00")]
    [InlineData("0 0 0 1 1 * 2030,2032", "UTC", "2026-01-01T00:00Z", "2030-01-01T00:00 2032-01-01T00:00")]
    public void A_cron_text_names_the_times_of_its_grammar(string cron, string zone, string from, string expected) =>
        Assert.Equal(expected, Next(Cron(cron, zone), from, expected.Split(' ').Length));

    [Fact]
    public void A_day_that_is_written_often_counts_once() => Assert.Equal(
        Next(Cron("0 0 LW,13 * 5L", "UTC"), "2026-01-01T00:00Z", 20),
        Next(Cron($"0 0 {string.Join(',', Enumerable.Repeat("LW", 70))},13 * {string.Join(',', Enumerable.Repeat("5L", 70))}", "UTC"), "2026-01-01T00:00Z", 20));

    [Fact]
    public void Where_dialects_differ_each_has_its_own_meaning()
    {
        Assert.Equal(61, Count(Dialect("0 0 13 * 5", "vixie"), "2025-12-31T12:00Z", "2026-12-31T12:00Z"));
        Assert.Equal("2028-01-01T12:00", Next(Dialect("0 0 12 1 1 ? 2028", "quartz"), "2026-01-01T00:00Z", 2));
        Assert.Equal("2026-01-02T12:00", Next(Dialect("0 0 12 ? * 6", "quartz"), "2026-01-01T00:00Z", 1));
        Assert.Equal("2026-01-31T12:00", Next(Dialect("0 0 12 ? * L", "quartz"), "2026-01-25T00:00Z", 1));
        Assert.Equal("2028-01-01T12:00", Next(Dialect("0 12 1 1 * 2028", "temporal"), "2026-01-01T00:00Z", 2));
    }

    [Fact]
    public void H_is_a_number_that_stays_and_that_differs_between_schedules()
    {
        var spec = Cron("H H(9-16) H * *", "UTC");
        var times = Enumerable.Range(1, 200).Select(id => Next(spec with { Seed = id }, "2026-02-01T00:00Z", 1)).ToArray();
        Assert.Equal(times, Enumerable.Range(1, 200).Select(id => Next(spec with { Seed = id }, "2026-02-01T00:00Z", 1)));
        Assert.InRange(times.Distinct().Count(), 190, 200);
        Assert.All(times, time => Assert.InRange(int.Parse(time.AsSpan(11, 2), CultureInfo.InvariantCulture), 9, 16));
        Assert.All(times, time => Assert.InRange(int.Parse(time.AsSpan(8, 2), CultureInfo.InvariantCulture), 1, 28));
    }

    [Theory]
    [InlineData("""{"rrule": "DTSTART:20260101T090000\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"}""", "Europe/Berlin", "2026-01-01T00:00Z", "2026-01-30T08:00 2026-02-27T08:00 2026-03-31T07:00 2026-04-30T07:00")]
    [InlineData("""{"rrule": "DTSTART;TZID=Europe/Berlin:20240101T023000\nRRULE:FREQ=DAILY;INTERVAL=2"}""", "UTC", "2026-03-24T00:00Z", "2026-03-25T01:30 2026-03-27T01:30 2026-03-29T01:00 2026-03-31T00:30")]
    [InlineData("""{"rrule": "DTSTART:20160101T000000\nRRULE:FREQ=HOURLY;INTERVAL=6"}""", "Europe/Berlin", "2026-10-24T20:00Z", "2026-10-24T22:00 2026-10-25T05:00 2026-10-25T11:00")]
    [InlineData("""{"rrule": "DTSTART:20160101T000000Z\nRRULE:FREQ=SECONDLY;INTERVAL=7"}""", "UTC", "2026-01-01T00:00Z", "2026-01-01T00:00:06 2026-01-01T00:00:13")]
    [InlineData("""{"rrule": "DTSTART:20260101T090000\nRRULE:FREQ=DAILY;COUNT=2\nRDATE:20260301T100000\nEXDATE:20260101T090000"}""", "UTC", "2026-01-01T00:00Z", "2026-01-02T09:00 2026-03-01T10:00")]
    [InlineData("""{"rrule": "DTSTART:20260105T090000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU"}""", "UTC", "2027-01-01T00:00Z", "2027-01-04T09:00 2027-01-10T09:00 2027-01-18T09:00 2027-01-24T09:00")]
    [InlineData("""{"daily": {"every": "72m", "from": "08:00", "to": "11:00", "days": "mon-fri"}}""", "UTC", "2026-01-02T09:00Z", "2026-01-02T09:12 2026-01-02T10:24 2026-01-05T08:00")]
    [InlineData("""{"daily": {"every": "1h", "from": "23:00", "to": "01:00", "days": "sat"}}""", "UTC", "2026-01-01T00:00Z", "2026-01-03T23:00 2026-01-04T00:00 2026-01-04T01:00 2026-01-10T23:00")]
    [InlineData("""{"at": ["2026-12-24T18:00:00", "2026-01-01T00:00:00Z"]}""", "Europe/Berlin", "2025-01-01T00:00Z", "2026-01-01T00:00 2026-12-24T17:00")]
    [InlineData("""{"interval": {"every": "PT90S", "anchor": "2026-01-01T00:00:10Z"}}""", "UTC", "2026-01-01T00:01Z", "2026-01-01T00:01:40 2026-01-01T00:03:10")]
    [InlineData("""{"interval": {"every": 10, "period": "minutes", "align": "epoch", "phase": "PT3M"}}""", "UTC", "2026-01-01T00:00Z", "2026-01-01T00:03 2026-01-01T00:13")]
    public void Each_kind_names_its_times(string rule, string zone, string from, string expected) =>
        Assert.Equal(expected, Next(Spec(zone, rule), from, expected.Split(' ').Length));

    [Theory]
    [InlineData("sunrise", 52.52, 13.405, "2026-06-20T12:00Z", "2026-06-21T02:43:08")]
    [InlineData("sunset", 52.52, 13.405, "2026-06-21T12:00Z", "2026-06-21T19:33:14")]
    [InlineData("solar_noon", 52.52, 13.405, "2026-06-21T00:00Z", "2026-06-21T11:08:11")]
    [InlineData("dawn_astronomical", 52.52, 13.405, "2026-06-21T00:00Z", "2026-07-25T23:15:11")]
    [InlineData("sunrise", 69.6492, 18.9553, "2026-11-26T12:00Z", "2026-11-27T10:20:17")]
    [InlineData("sunrise", 69.6492, 18.9553, "2026-11-27T12:00Z", "2027-01-15T10:34:32")]
    public void The_sun_is_where_ephem_has_it_within_a_minute(string name, double latitude, double longitude, string from, string expected)
    {
        var rule = string.Create(CultureInfo.InvariantCulture, $$$"""{"solar": {"event": "{{{name}}}", "latitude": {{{latitude}}}, "longitude": {{{longitude}}}}}""");
        var found = Spec("UTC", rule).NextAfter(Times.Utc(from), Times.Epoch)!.Value;
        Assert.True((found - Times.Utc(expected + "Z")).Duration() <= TimeSpan.FromSeconds(60), $"{found:O} is not {expected}");
    }

    [Theory]
    [InlineData("""[{"between": ["2026-01-02T00:00:00", "2026-01-04T00:00:00"]}]""", "2026-01-01T09:00 2026-01-04T09:00")]
    [InlineData("""[{"dates": ["2026-01-02", "2026-01-03"]}]""", "2026-01-01T09:00 2026-01-04T09:00")]
    [InlineData("""[{"weekdays": ["sat", "sun"]}]""", "2026-01-01T09:00 2026-01-02T09:00 2026-01-05T09:00")]
    [InlineData("""[{"time_of_day": ["22:00", "09:01"]}, {"cron": "* * * * 4"}]""", "")]
    [InlineData("""[{"cron": "* * 2-3 1 *"}]""", "2026-01-01T09:00 2026-01-04T09:00")]
    [InlineData("""[{"cron": "0 0 9 2 1 *"}]""", "2026-01-01T09:00 2026-01-03T09:00")]
    [InlineData("""[{"calendar": "x", "version": 1, "content": {"yearly": ["01-02"], "weekly": ["sat"], "monthly": [5], "included": [{"dates": ["2026-01-04"]}]}}]""", "2026-01-01T09:00 2026-01-06T09:00")]
    [InlineData("""[{"calendar": "x", "version": 1, "content": {"rrule": ["DTSTART:20250102\nRRULE:FREQ=YEARLY"]}}]""", "2026-01-01T09:00 2026-01-03T09:00")]
    public void What_is_excluded_does_not_come_due(string exclude, string expected)
    {
        var spec = Read($$"""{"timezone": "UTC", "include": [{"cron": "0 9 * * *"}], "exclude": {{exclude}} }""");
        if (expected.Length == 0)
            Assert.Equal(new SpecSearch(null, true), spec.Search(Times.Utc("2026-01-01T00:00Z"), Times.Epoch));
        else
            Assert.Equal(expected, Next(spec, "2026-01-01T00:00Z", expected.Split(' ').Length));
    }

    [Fact]
    public void An_instant_that_two_rules_name_is_one_occurrence() => Assert.Equal(
        "2026-01-01T09:00 2026-01-01T09:30 2026-01-01T10:00",
        Next(Spec("UTC", """{"cron": "0 * * * *"}, {"cron": "*/30 * * * *"}"""), "2026-01-01T08:59Z", 3));

    [Theory]
    [InlineData("""{"cron": "0 25 * * *"}""", "hour: 25 is not within 0-23")]
    [InlineData("""{"cron": "@reboot"}""", "a schedule knows no reboot")]
    [InlineData("""{"cron": "0 0 0 1 1 2028", "dialect": "quartz"}""", "exactly one of day of month and day of week is ?")]
    [InlineData("""{"cron": "0 0 * *"}""", "there are 4 fields")]
    [InlineData("""{"cron": "0 0 * * *", "dialect": "quarz"}""", "did you mean \"quartz\"?")]
    [InlineData("""{"cron": "TZ=UTC CRON_TZ=UTC 0 0 * * *"}""", "the zone is given twice")]
    [InlineData("""{"rrule": "RRULE:FREQ=DAILY"}""", "DTSTART is missing")]
    [InlineData("""{"rrule": "DTSTART:20260101T090000\nRRULE:FREQ=SECONDLY;BYSECOND=30"}""", "takes no BY parts")]
    [InlineData("""{"solar": {"event": "sunrice", "latitude": 91, "longitude": 0}}""", "did you mean \"sunrise\"?")]
    [InlineData("""{"interval": {"every": "PT0S"}}""", "a duration of 1 microsecond to 100 years")]
    [InlineData("""{"interval": {"every": "\u0663m"}}""", "a duration of 1 microsecond to 100 years")]
    [InlineData("""{"interval": {"every": "P\u0663DT1H"}}""", "a duration of 1 microsecond to 100 years")]
    [InlineData("""{"interval": {"every": 1e28}}""", "a duration of 1 microsecond to 100 years")]
    [InlineData("""{"interval": {"every": -7e28}}""", "a duration of 1 microsecond to 100 years")]
    [InlineData("""{"cron": "@every \u0663m"}""", "@every is followed by a duration")]
    [InlineData("""{"daily": {"every": "2d"}}""", "a duration of a second to a day")]
    [InlineData("""{"at": ["tomorrow"]}""", "times such as")]
    [InlineData("""{"weekdays": ["sat"]}""", "no such key")]
    [InlineData("""{"cron": "* * * * *", "interval": "every minute"}""", "exactly one of")]
    public void What_is_wrong_is_said(string rule, string expected)
    {
        var errors = new InputErrors();
        Assert.Null(Read($$"""{"include": [{{rule}}]}""", errors));
        Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_that_make_too_many_combinations_are_refused_and_were_they_stored_are_read()
    {
        const string many = """{"cron": "0 0 1W,2W,3W,4W,5W,6W,7W,8W * 0L,1L,2L,3L"}""";
        Assert.Contains("the days make 32 combinations, at most 31 are allowed", Problems(Spec("UTC", many)), StringComparison.Ordinal);
        Assert.Equal("2026-01-26T00:00", Next(SpecSchedule.FromJson(Spec("UTC", """{"cron": "0 0 25W,26W,27W,28W,29W,30W,23W,24W * 0L,1L,2L,3L"}""").ToJson()), "2026-01-01T00:00Z", 1)[..16]);

        var some = """{"cron": "0 0 1W,2W,3W,4W,5W,6W,7W * 0L,1L,2L,3L"}""";
        Assert.Empty(Problems(Spec("UTC", string.Join(',', Enumerable.Repeat(some, 7)))));
        Assert.Contains("224 combinations of days", Problems(Spec("UTC", string.Join(',', Enumerable.Repeat(some, 8)))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("YEARLY")]
    [InlineData("MONTHLY")]
    [InlineData("DAILY")]
    [InlineData("DAILY;INTERVAL=1000000")]
    public void A_recurrence_that_names_nothing_is_refused_and_were_it_stored_never_comes_due(string frequency)
    {
        var spec = Spec("UTC", $$"""{"rrule": "DTSTART:20260101T090000\nRRULE:FREQ={{frequency}};BYMONTH=2;BYMONTHDAY=30"}""");
        Assert.Contains("a recurrence that names a time", Problems(spec), StringComparison.Ordinal);
        Assert.Null(SpecSchedule.FromJson(spec.ToJson()).NextAfter(Times.Utc("2026-01-01T00:00Z"), Times.Epoch));
    }

    [Theory]
    [InlineData("FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=1", "2027-02-01T00:00")]
    [InlineData("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29T00:00")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO", "2044-02-29T09:00")]
    public void A_recurrence_that_comes_due_after_many_steps_is_found(string rule, string expected)
    {
        var spec = Spec("UTC", $$"""{"rrule": "DTSTART:20260301T090000\nRRULE:{{rule}}"}""");
        Assert.Empty(Problems(spec));
        Assert.StartsWith(expected, Next(spec, "2026-03-02T00:00Z", 1), StringComparison.Ordinal);
    }

    private static string Problems(SpecSchedule spec)
    {
        var errors = new InputErrors();
        SpecJson.Check(spec, namesZone: false, errors, "spec");
        return errors.IsEmpty ? "" : errors.ToString();
    }

    [Fact]
    public void The_stored_form_is_read_as_it_was_written()
    {
        var spec = Read("""
            {"timezone": "Europe/Berlin", "dst": {"gap": "skip", "overlap": "last"}, "seed": 7,
             "include": [{"crontab": {"minute": "0", "hour": "9"}}, {"cron": "0 0 LW * *"}, {"cron": "0 0 12 ? * MON", "dialect": "quartz"}, {"interval": {"every": 10, "period": "minutes"}},
                         {"interval": {"every": "PT90S", "align": "epoch", "phase": "PT5S"}}, {"at": ["2026-12-24T18:00:00", "2026-12-24T18:00:00.25Z"]}, {"daily": {"every": "72m", "days": "mon-fri"}},
                         {"solar": {"event": "sunset", "latitude": 52.52, "longitude": 13.405, "offset": "-PT30M"}}, {"rrule": "DTSTART:20260101T090000\nRRULE:FREQ=MONTHLY"}],
             "exclude": [{"between": ["2026-01-02T00:00:00", "2026-01-04T00:00:00Z"]}, {"dates": ["2026-12-25"]}, {"time_of_day": ["22:00", "06:00"]}, {"weekdays": ["sun"]},
                         {"calendar": "de", "version": 3, "content": {"timezone": "UTC", "dates": ["2026-12-25"], "yearly": ["12-26"], "weekly": ["sun"], "monthly": [31], "daily": [["22:00", "06:00"]],
                          "cron": ["* * 24 12 *"], "rrule": ["DTSTART:20260101\nRRULE:FREQ=YEARLY"], "includes": ["eu"], "included": [{"dates": ["2026-05-09"]}]}}]}
            """);
        var again = SpecSchedule.FromJson(spec.ToJson());
        Assert.Equal(spec, again);
        Assert.Equal(spec.Specification, again.Specification);
        Assert.Equal(Next(spec, "2026-01-01T00:00Z", 50), Next(again, "2026-01-01T00:00Z", 50));
        Assert.Equal(["de"], again.Calendars);
        Assert.NotEqual(spec, spec with { Seed = 8 });
    }

    [Fact]
    public void A_rule_that_is_a_crontab_or_an_interval_is_one()
    {
        Assert.Equal(new IntervalSchedule(10, IntervalPeriod.Minutes), Spec("UTC", """{"interval": {"every": 10, "period": "minutes"}}""").Simplest);
        Assert.Equal(new CrontabSchedule("0", "*", "*", "*", "*", "UTC"), Spec("UTC", """{"crontab": {"minute": "0"}}""").Simplest);
        Assert.IsType<SpecSchedule>(Spec("UTC", """{"cron": "0 * * * *"}""").Simplest);
    }

    private static SpecSchedule Cron(string text, string zone, string gap = "next_valid", string overlap = "auto") =>
        Read($$"""{"timezone": "{{zone}}", "include": [{"cron": "{{text}}"}], "dst": {"gap": "{{gap}}", "overlap": "{{overlap}}"} }""");

    private static SpecSchedule Dialect(string text, string dialect) => Spec("UTC", $$"""{"cron": "{{text}}", "dialect": "{{dialect}}"}""");

    private static SpecSchedule Spec(string zone, string rules) => Read($$"""{"timezone": "{{zone}}", "include": [{{rules}}]}""");

    private static SpecSchedule Read(string json)
    {
        var errors = new InputErrors();
        return Read(json, errors) ?? throw new ArgumentException(errors.ToString(), nameof(json));
    }

    private static SpecSchedule? Read(string json, InputErrors errors)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return SpecJson.ReadRules(document.RootElement, "UTC", errors, "spec", isStored: true);
    }

    private static string Next(SpecSchedule spec, string from, int count) =>
        string.Join(' ', SchedulePreview.Next(spec, Times.Utc(from), count, Times.Epoch).Select(time => Text(time, "yyyy-MM-dd")));

    private static string Between(SpecSchedule spec, string from, string to) =>
        string.Join(' ', SchedulePreview.Next(spec, Times.Utc(from).AddTicks(-1), 100, Times.Epoch).TakeWhile(time => time < Times.Utc(to)).Select(time => Text(time, "MM-dd")));

    private static int Count(SpecSchedule spec, string from, string to) =>
        SchedulePreview.Next(spec, Times.Utc(from), 1_000, Times.Epoch).TakeWhile(time => time < Times.Utc(to)).Count();

    private static string Text(DateTimeOffset time, string date) =>
        time.ToString(time.Second == 0 ? $"{date}'T'HH:mm" : $"{date}'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
