using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Contracts.Tests.Queues;

/// <summary>What the setting Queues of a node means.</summary>
public sealed class ConsumedQueuesTests
{
    [Theory]
    [InlineData("", "celery mail.eu 邮件", "")]
    [InlineData("*", "celery mail.eu 邮件", "")]
    [InlineData("mail", "mail", "celery mail.eu Mail")]
    [InlineData("mail.*", "mail.eu mail.eu.west mail.", "mail")]
    [InlineData("*,!reports", "celery mail", "reports")]
    [InlineData("!reports", "celery mail", "reports")]
    [InlineData("!reports.*,reports.daily", "", "reports.daily celery")]
    [InlineData("mail=4", "mail", "mail=4 celery")]
    [InlineData("a=b=4", "a=b", "a")]
    public void Queues_are_taken_from_as_they_are_named(string items, string taken, string others)
    {
        Assert.True(ConsumedQueues.TryParse(Words(items, ','), out var queues, out _));
        Assert.All(Words(taken, ' '), queue => Assert.True(queues.Takes(queue), queue));
        Assert.All(Words(others, ' '), queue => Assert.False(queues.Takes(queue), queue));
    }

    [Theory]
    [InlineData("*=8,mail=4", "mail", 4)]
    [InlineData("*=8,mail=4", "celery", 8)]
    [InlineData("mail.*=2,*.eu=3,*", "mail.eu", 2)]
    [InlineData("mail.*=2,*.eu=3,*", "x.eu", 3)]
    [InlineData("mail.*=2,*.eu=3,*", "celery", null)]
    public void An_exact_name_goes_first_and_then_the_first_pattern_says_how_many_workers(string items, string queue, int? most)
    {
        Assert.True(ConsumedQueues.TryParse(Words(items, ','), out var queues, out _));
        Assert.Equal(most, queues.ItemFor(queue)!.MostWorkers);
    }

    [Theory]
    [InlineData("mail=0")]
    [InlineData("mail=-1")]
    [InlineData("mail=4x")]
    [InlineData("mail=")]
    [InlineData("=4")]
    [InlineData("!")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    public void What_means_nothing_is_named(string item)
    {
        Assert.False(ConsumedQueues.TryParse(["celery", item], out _, out var wrong));
        Assert.Equal(item, wrong);
    }

    [Fact]
    public void An_item_that_comes_twice_is_named()
    {
        Assert.False(ConsumedQueues.TryParse(["mail=4", "mail"], out _, out var wrong));
        Assert.Equal("mail", wrong);
    }

    // Answers of Python 3.11's fnmatch.fnmatchcase.
    [Theory]
    [InlineData("shop.*", "shop.mails.send", true)]
    [InlineData("shop.*", "shop", false)]
    [InlineData("*.mails.*", "shop.mails.send", true)]
    [InlineData("sho?.a", "shop.a", true)]
    [InlineData("sho?.a", "sho.a", false)]
    [InlineData("task[0-9]", "task7", true)]
    [InlineData("task[0-9]", "taskx", false)]
    [InlineData("task[!0-9]", "taskx", true)]
    [InlineData("task[!0-9]", "task7", false)]
    [InlineData("a[]b]c", "a]c", true)]
    [InlineData("a[]b]c", "abc", true)]
    [InlineData("a[!]b]c", "axc", true)]
    [InlineData("a[!]b]c", "a]c", false)]
    [InlineData("a[b", "a[b", true)]
    [InlineData("a[b", "ab", false)]
    [InlineData("a[z-b]c", "amc", false)]
    [InlineData("a[a-]c", "a-c", true)]
    [InlineData("a.c", "abc", false)]
    [InlineData("A*", "abc", false)]
    [InlineData("*", "a\nb", true)]
    [InlineData("a[\\]c", "a\\c", true)]
    [InlineData("a[^b]c", "a^c", true)]
    public void Patterns_match_as_in_Python(string pattern, string name, bool matches) => Assert.Equal(matches, new NamePattern(pattern).Matches(name));

    [Fact]
    public void A_pattern_made_to_take_long_does_not()
    {
        var pattern = new NamePattern(string.Concat(Enumerable.Repeat("*a", 90)) + "b");
        Assert.False(pattern.Matches(new string('a', 200)));
    }

    private static string[] Words(string text, char separator) => text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
