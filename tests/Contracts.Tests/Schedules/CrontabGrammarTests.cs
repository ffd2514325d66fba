using ActorScheduler.Contracts.Schedules;

namespace ActorScheduler.Contracts.Tests.Schedules;

public class CrontabGrammarTests
{
    [Theory]
    [InlineData("minute", "*/15", "0,15,30,45")]
    [InlineData("minute", "7", "7")]
    [InlineData("minute", "007", "7")]
    [InlineData("minute", "0000000000000000000007", "7")]
    [InlineData("minute", "3,1,2,1", "1,2,3")]
    [InlineData("minute", "56-3", "0,1,2,3,56,57,58,59")]
    [InlineData("minute", "37-21/5", "2,7,12,17,37,42,47,52,57")]
    [InlineData("minute", "*/60", "0")]
    [InlineData("minute", "*/99999999999999999999", "0")]
    [InlineData("minute", "5-5", "5")]
    [InlineData("hour", "22-2", "0,1,2,22,23")]
    [InlineData("hour", "22-2/2", "0,2,22")]
    [InlineData("day_of_month", "*/2", "1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31")]
    [InlineData("day_of_month", "31-6/8", "31")]
    [InlineData("day_of_month", "30-6/3", "2,5,30")]
    [InlineData("month_of_year", "11-2", "1,2,11,12")]
    [InlineData("month_of_year", "*/3", "1,4,7,10")]
    [InlineData("day_of_week", "fri-mon", "0,1,5,6")]
    [InlineData("day_of_week", "fri-mon/2", "0,5")]
    [InlineData("day_of_week", "Monday,TUES,Wednesd", "1,2,3")]
    [InlineData("day_of_week", "1-fri", "1,2,3,4,5")]
    [InlineData("day_of_week", "*/2", "0,2,4,6")]
    [InlineData("day_of_week", "0-6", "0,1,2,3,4,5,6")]
    public void A_field_expands_as_in_Celery(string name, string text, string expected)
    {
        var field = Field(name);
        Assert.Null(CrontabGrammar.Expand(field, text, out var values));
        Assert.Equal(expected, string.Join(',', field.Numbers(values)));
        Assert.Equal(expected.Split(',').Length, values.Count);
    }

    [Theory]
    [InlineData("minute", "", "empty")]
    [InlineData("minute", "1,,2", "empty part")]
    [InlineData("minute", "1,", "empty part")]
    [InlineData("minute", ",", "empty part")]
    [InlineData("minute", "60", "out of range")]
    [InlineData("minute", "4294967296", "out of range")]
    [InlineData("minute", "59-61/2", "61 is out of range")]
    [InlineData("minute", "-1", "negative")]
    [InlineData("minute", "1-", "end of a range")]
    [InlineData("minute", "1--5", "not a number")]
    [InlineData("minute", "1-5-7", "not a number")]
    [InlineData("minute", "*/0", "never moves on")]
    [InlineData("minute", "*/00", "never moves on")]
    [InlineData("minute", "*/-1", "whole number")]
    [InlineData("minute", "*/1.5", "whole number")]
    [InlineData("minute", "*/", "missing")]
    [InlineData("minute", "1-5/", "missing")]
    [InlineData("minute", "1-5/2/3", "whole number")]
    [InlineData("minute", "5/15", "a step needs")]
    [InlineData("minute", "/5", "end of a range")]
    [InlineData("minute", "**", "not a number")]
    [InlineData("minute", "*-5", "not a number")]
    [InlineData("minute", "5;6", "not a number")]
    [InlineData("minute", "1 2", "not a number")]
    [InlineData("minute", "mon", "not a number")]
    [InlineData("minute", "+5", "not a number")]
    [InlineData("minute", "1_0", "not a number")]
    [InlineData("minute", "٥", "not a number")]
    [InlineData("minute", "@hourly", "macros")]
    [InlineData("hour", "24", "out of range")]
    [InlineData("day_of_month", "0", "out of range")]
    [InlineData("day_of_month", "32", "out of range")]
    [InlineData("day_of_month", "L", "L, W, # and ?")]
    [InlineData("day_of_month", "LW", "L, W, # and ?")]
    [InlineData("day_of_month", "15W", "L, W, # and ?")]
    [InlineData("day_of_month", "?", "L, W, # and ?")]
    [InlineData("day_of_week", "5#2", "L, W, # and ?")]
    [InlineData("day_of_week", "mon#1", "L, W, # and ?")]
    [InlineData("day_of_week", "5L", "L, W, # and ?")]
    [InlineData("day_of_week", "friL", "neither a number nor a day")]
    [InlineData("day_of_week", "mo", "neither a number nor a day")]
    [InlineData("day_of_week", "monkey", "neither a number nor a day")]
    [InlineData("day_of_week", "7", "Sunday is 0")]
    [InlineData("day_of_week", "5-7", "Sunday is 0")]
    [InlineData("month_of_year", "jan", "months are numbers")]
    [InlineData("month_of_year", "13", "out of range")]
    public void What_is_not_Celerys_grammar_is_refused_with_a_reason(string name, string text, string reason)
    {
        var problem = CrontabGrammar.Expand(Field(name), text, out _);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_as_long_as_django_celery_beat_stores_is_read_and_a_longer_one_is_not()
    {
        var longest = string.Join(',', Enumerable.Repeat("1", 120)) + "0";
        Assert.Equal(240, longest.Length);
        Assert.Null(CrontabGrammar.Expand(CrontabField.Minute, longest, out _));
        Assert.Contains("longer", CrontabGrammar.Expand(CrontabField.Minute, longest + "0", out _), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" 1 , 2 ", "1,2")]
    [InlineData("\t*/5\n", "*/5")]
    [InlineData("1 2", "1 2")]
    public void Blanks_at_the_ends_and_around_commas_do_not_count(string text, string expected) =>
        Assert.Equal(expected, CrontabGrammar.WithoutBlanks(text));

    private static CrontabField Field(string name) => CrontabField.All.Single(field => field.Name == name);
}
