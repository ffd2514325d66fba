using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Gateway.Tests.Schedules;

public class IntervalParserTests
{
    [Theory]
    [InlineData("""{"every": 10, "period": "seconds"}""", 10, IntervalPeriod.Seconds, "every 10 seconds")]
    [InlineData("""{"every": "10", "period": "minutes"}""", 10, IntervalPeriod.Minutes, "every 10 minutes")]
    [InlineData("""{"every": 3.0, "period": "days"}""", 3, IntervalPeriod.Days, "every 3 days")]
    [InlineData("""{"every": 1, "period": "days"}""", 1, IntervalPeriod.Days, "every day")]
    [InlineData("""{"every": 1, "period": "hours"}""", 1, IntervalPeriod.Hours, "every hour")]
    [InlineData("""{"every": 1, "period": "minutes"}""", 1, IntervalPeriod.Minutes, "every minute")]
    [InlineData("""{"every": 1, "period": "seconds"}""", 1, IntervalPeriod.Seconds, "every second")]
    [InlineData("""{"every": 1, "period": "microseconds"}""", 1, IntervalPeriod.Microseconds, "every microsecond")]
    [InlineData("""{"every": 36525, "period": "days"}""", 36525, IntervalPeriod.Days, "every 36525 days")]
    [InlineData("\"every 10 seconds\"", 10, IntervalPeriod.Seconds, "every 10 seconds")]
    [InlineData("\"every day\"", 1, IntervalPeriod.Days, "every day")]
    [InlineData("""{"every": 3155760000000000, "period": "microseconds"}""", 3155760000000000, IntervalPeriod.Microseconds, "every 3155760000000000 microseconds")]
    public void An_interval_is_read_and_shown_in_django_celery_beats_words(string json, long every, IntervalPeriod period, string display)
    {
        var (interval, errors) = Parse.IntervalJson(json);
        Assert.True(errors.IsEmpty, errors.ToString());
        Assert.Equal(new IntervalSchedule(every, period), interval);
        Assert.Equal(display, interval!.Display);
    }

    [Theory]
    [InlineData("""{"every": 0, "period": "seconds"}""", "interval.every", "0", "an integer from 1 to 3155760000 (100 years at most)")]
    [InlineData("""{"every": -1, "period": "seconds"}""", "interval.every", "-1", "from 1")]
    [InlineData("""{"every": 1.5, "period": "seconds"}""", "interval.every", "1.5", "an integer")]
    [InlineData("""{"every": 1e400, "period": "seconds"}""", "interval.every", "1e400", "an integer")]
    [InlineData("""{"every": 1e28, "period": "seconds"}""", "interval.every", "1e28", "an integer")]
    [InlineData("""{"every": 9223372036854775808, "period": "seconds"}""", "interval.every", "9223372036854775808", "an integer")]
    [InlineData("""{"every": true, "period": "seconds"}""", "interval.every", "true", "an integer")]
    [InlineData("""{"every": null, "period": "seconds"}""", "interval.every", "null", "an integer")]
    [InlineData("""{"every": "abc", "period": "seconds"}""", "interval.every", "\"abc\"", "an integer")]
    [InlineData("""{"every": "", "period": "seconds"}""", "interval.every", "\"\"", "an integer")]
    [InlineData("""{"every": "1.0", "period": "seconds"}""", "interval.every", "\"1.0\"", "an integer")]
    [InlineData("""{"every": 36526, "period": "days"}""", "interval.every", "36526", "to 36525")]
    [InlineData("""{"period": "seconds"}""", "interval.every", "nothing", "an integer")]
    [InlineData("""{"every": 5}""", "interval.period", "nothing", "one of days, hours, minutes, seconds, microseconds")]
    [InlineData("""{"every": 5, "period": "second"}""", "interval.period", "\"second\"", "did you mean \"seconds\"?")]
    [InlineData("""{"every": 5, "period": "Days"}""", "interval.period", "\"Days\"", "did you mean \"days\"?")]
    [InlineData("""{"every": 5, "period": "fortnights"}""", "interval.period", "\"fortnights\"", "one of days")]
    [InlineData("""{"every": 5, "period": null}""", "interval.period", "null", "one of days")]
    [InlineData("""{"every": 5, "period": "days", "evry": 1}""", "interval.evry", "1", "did you mean \"every\"?")]
    [InlineData("""[1]""", "interval", "[1]", "an object")]
    [InlineData("\"10 seconds\"", "interval", "\"10 seconds\"", "an object")]
    public void A_refusal_names_the_field_what_was_given_and_what_is_allowed(string json, string field, string given, string allowed)
    {
        var (interval, errors) = Parse.IntervalJson(json);
        Assert.Null(interval);
        var error = Assert.Single(errors);
        Assert.Equal(field, error.Field);
        Assert.Equal(given, error.Given);
        Assert.Contains(allowed, error.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_is_nothing_like_a_period_gets_no_suggestion() =>
        Assert.DoesNotContain("did you mean", Parse.IntervalJson("""{"every": 5, "period": "fortnights"}""").Errors.ToString(), StringComparison.Ordinal);
}
