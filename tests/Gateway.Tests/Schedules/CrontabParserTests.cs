namespace ActorScheduler.Gateway.Tests.Schedules;

public class CrontabParserTests
{
    [Theory]
    [InlineData("{}", "* * * * * (m/h/d/dM/MY)")]
    [InlineData("""{"minute": "*/1"}""", "*/1 * * * * (m/h/d/dM/MY)")]
    [InlineData("""{"minute": 5, "hour": 0}""", "5 0 * * * (m/h/d/dM/MY)")]
    [InlineData("""{"minute": " 1, 2 "}""", "1,2 * * * * (m/h/d/dM/MY)")]
    [InlineData("""{"minute":"0,15,30-40/5","hour":"8-18/2","day_of_week":"mon-fri","day_of_month":"1-7,15-21","month_of_year":"*/3"}""",
        "0,15,30-40/5 8-18/2 mon-fri 1-7,15-21 */3 (m/h/d/dM/MY)")]
    [InlineData("\"*/15 1 2 3 4 (m/h/d/dM/MY)\"", "*/15 1 2 3 4 (m/h/d/dM/MY)")]
    [InlineData("\"*/15 1 3 4 2\"", "*/15 1 2 3 4 (m/h/d/dM/MY)")]
    [InlineData("\"*/15 1 3 4 2 (m/h/dM/MY/d)\"", "*/15 1 2 3 4 (m/h/d/dM/MY)")]
    [InlineData("\"  */15   1 2 3 4(m/h/d/dM/MY)  \"", "*/15 1 2 3 4 (m/h/d/dM/MY)")]
    public void Every_accepted_form_is_shown_in_Celerys_old_order(string json, string expected)
    {
        var (crontab, errors) = Parse.CrontabJson(json);
        Assert.True(errors.IsEmpty, errors.ToString());
        Assert.Equal(expected, crontab!.Display);
    }

    [Theory]
    [InlineData("{}", "Europe/Berlin")]
    [InlineData("""{"timezone": "Asia/Shanghai"}""", "Asia/Shanghai")]
    [InlineData("\"0 4 * * *\"", "Europe/Berlin")]
    [InlineData("\"0 4 * * * (m/h/dM/MY/d) Asia/Shanghai\"", "Asia/Shanghai")]
    [InlineData("\"0 4 * * * (m/h/d/dM/MY) America/Port-au-Prince\"", "America/Port-au-Prince")]
    public void The_time_zone_is_the_named_one_or_the_callers_default(string json, string zone) =>
        Assert.Equal(zone, Parse.CrontabJson(json, "Europe/Berlin").Crontab!.TimeZoneId);

    [Theory]
    [InlineData("""{"minute": "99"}""", "crontab.minute", "\"99\"", "0-59, *, lists, ranges, steps such as */15 (99 is out of range)")]
    [InlineData("""{"minute": -1}""", "crontab.minute", "-1", "0-59")]
    [InlineData("""{"minute": 1.5}""", "crontab.minute", "1.5", "0-59")]
    [InlineData("""{"minute": true}""", "crontab.minute", "true", "a string or an integer: 0-59")]
    [InlineData("""{"minute": true}""", "crontab.minute", "true", "a string or an integer")]
    [InlineData("""{"hour": ["1"]}""", "crontab.hour", """["1"]""", "a string or an integer: 0-23")]
    [InlineData("""{"hour": "\ud800"}""", "crontab.hour", "\"\\ud800\"", "a string or an integer")]
    [InlineData("""{"minutes": "1"}""", "crontab.minutes", "\"1\"", "did you mean \"minute\"?")]
    [InlineData("""{"Hour": "1"}""", "crontab.Hour", "\"1\"", "did you mean \"hour\"?")]
    [InlineData("""{"second": "5"}""", "crontab.second", "\"5\"", "the keys are minute, hour, day_of_week, day_of_month, month_of_year, timezone")]
    [InlineData("""{"\ud800": 1}""", "crontab.?", "1", "no such key")]
    [InlineData("""{"minute": 1, "minute": 2}""", "crontab.minute", "2", "each key once")]
    [InlineData("""{"timezone": "Mars/Olympus"}""", "crontab.timezone", "\"Mars/Olympus\"", "IANA")]
    [InlineData("""{"timezone": "../../etc/passwd"}""", "crontab.timezone", "\"../../etc/passwd\"", "IANA")]
    [InlineData("""{"timezone": "localtime"}""", "crontab.timezone", "\"localtime\"", "IANA")]
    [InlineData("""{"timezone": ""}""", "crontab.timezone", "\"\"", "IANA")]
    [InlineData("""{"timezone": 8}""", "crontab.timezone", "8", "a string")]
    [InlineData("""{"day_of_month": "31", "month_of_year": "4"}""", "crontab.day_of_month", "\"31\"", "never comes in April")]
    [InlineData("""{"day_of_month": "30,31", "month_of_year": "2"}""", "crontab.day_of_month", "\"30,31\"", "day 30 or later never comes in February")]
    [InlineData("""{"day_of_month": 31, "month_of_year": "2,4,6-6,9-11/2"}""", "crontab.day_of_month", "31", "never comes in February, April, June, September, November")]
    [InlineData("5", "crontab", "5", "an object")]
    [InlineData("null", "crontab", "null", "an object")]
    [InlineData("[]", "crontab", "[]", "a string")]
    [InlineData("\"\"", "crontab", "\"\"", "there are 0 fields, not 5")]
    [InlineData("\"@hourly\"", "crontab", "\"@hourly\"", "macros such as @hourly")]
    [InlineData("\"* * * *\"", "crontab", "\"* * * *\"", "there are 4 fields, not 5")]
    [InlineData("\"* * * * * *\"", "crontab", "\"* * * * * *\"", "there are 6 fields, not 5")]
    [InlineData("\"* * * * * (m/h/dM/d/MY)\"", "crontab", "\"* * * * * (m/h/dM/d/MY)\"", "neither of these")]
    [InlineData("\"* * * * * (m/h/d/dM/MY\"", "crontab", "\"* * * * * (m/h/d/dM/MY\"", "there are 6 fields")]
    [InlineData("\"* * * * * (m/h/d/dM/MY) Mars/Olympus\"", "crontab.timezone", "\"Mars/Olympus\"", "IANA")]
    [InlineData("\"* 25 * * *\"", "crontab.hour", "\"25\"", "0-23")]
    [InlineData("\"* * * * jan (m/h/d/dM/MY)\"", "crontab.month_of_year", "\"jan\"", "months are numbers")]
    [InlineData("\"0 0 31 4 *\"", "crontab.day_of_month", "\"31\"", "never comes in April")]
    public void A_refusal_names_the_field_what_was_given_and_what_is_allowed(string json, string field, string given, string allowed)
    {
        var (crontab, errors) = Parse.CrontabJson(json);
        Assert.Null(crontab);
        var error = Assert.Single(errors);
        Assert.Equal(field, error.Field);
        Assert.Equal(given, error.Given);
        Assert.Contains(allowed, error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_text_hears_of_all_three_forms()
    {
        var error = Assert.Single(Parse.CrontabText("hourly").Errors);
        Assert.Contains("(m/h/d/dM/MY)", error.Allowed, StringComparison.Ordinal);
        Assert.Contains("(m/h/dM/MY/d)", error.Allowed, StringComparison.Ordinal);
        Assert.Contains("as in cron", error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_named_at_once()
    {
        var (_, errors) = Parse.CrontabJson("""{"minute":"61","hour":"25","day_of_week":"8","day_of_month":[],"month_of_year":"13","year":1}""", "Nowhere");
        Assert.Equal(
            ["crontab.day_of_month", "crontab.day_of_week", "crontab.hour", "crontab.minute", "crontab.month_of_year", "crontab.timezone", "crontab.year"],
            errors.Select(error => error.Field).Order());
    }

    [Theory]
    [InlineData("29", "2")]
    [InlineData("31", "4,5")]
    [InlineData("30,31", "2,4")]
    [InlineData("28-31", "2")]
    public void A_date_that_comes_now_and_then_is_accepted(string days, string months) =>
        Assert.NotNull(Parse.Crontab($"0 0 * {days} {months}").NextAfter(Parse.Epoch, Parse.Epoch));
}
