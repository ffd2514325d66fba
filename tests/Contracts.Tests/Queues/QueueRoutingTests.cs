using ActorScheduler.Contracts.Queues;

namespace ActorScheduler.Contracts.Tests.Queues;

/// <summary>Which queue a call goes to.</summary>
public sealed class QueueRoutingTests
{
    private static readonly QueueRouting Routing = new(
        [Route("shop.*", "shop"), Route("shop.mails.*", "mail"), Route("shop.mails.send", "fast"), Route("old.[!b]*", "old"), Route("back.*", "celery")], "main");

    [Theory]
    [InlineData("shop.mails.list", null, null, "shop")]
    [InlineData("shop.mails.send", null, null, "fast")]
    [InlineData("old.a", null, null, "old")]
    [InlineData("old.b", null, null, "main")]
    [InlineData("Shop.a", null, null, "main")]
    [InlineData("back.a", null, null, null)]
    [InlineData("shop.a", null, "attribute", "attribute")]
    [InlineData("shop.a", "asked", "attribute", "asked")]
    [InlineData("shop.a", "celery", "attribute", "celery")]
    public void The_call_goes_before_the_attribute_that_before_the_routes_and_those_before_the_default(string task, string? asked, string? ofTask, string? expected) =>
        Assert.Equal(expected, Routing.QueueFor(task, asked, ofTask));

    [Fact]
    public void Without_routes_nothing_is_stored() => Assert.Null(QueueRouting.None.QueueFor("a", null, null));

    private static QueueRoute Route(string match, string queue) => new(new NamePattern(match), queue);
}
