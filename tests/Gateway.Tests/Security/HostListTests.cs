using ActorScheduler.Operations;
using Microsoft.AspNetCore.Http;

namespace ActorScheduler.Gateway.Tests.Security;

public sealed class HostListTests
{
    private static readonly HostList Listed = new(["Scheduler.Example.com", "10.1.2.3", "*.internal", "fd00::1"]);

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8000")]
    [InlineData("localhost.")]
    [InlineData("127.0.0.1:8000")]
    [InlineData("127.9.9.9")]
    [InlineData("[::1]:8000")]
    [InlineData("scheduler.example.com")]
    [InlineData("scheduler.example.com.:443")]
    [InlineData("10.1.2.3:80")]
    [InlineData("a.internal")]
    [InlineData("a.b.internal:1")]
    [InlineData("[fd00::1]")]
    public void Names_of_the_loopback_and_listed_ones_are_this_process(string host) => Assert.True(Listed.Contains(new HostString(host)));

    [Theory]
    [InlineData("")]
    [InlineData("stranger.example")]
    [InlineData("localhost.stranger.example")]
    [InlineData("xlocalhost")]
    [InlineData("127.0.0.1.stranger.example")]
    [InlineData("scheduler.example.com.stranger.example")]
    [InlineData("internal")]
    [InlineData("xinternal")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.4")]
    [InlineData("[::2]")]
    public void Others_are_not(string host) => Assert.False(Listed.Contains(new HostString(host)));

    [Fact]
    public void A_name_that_was_asked_for_before_lets_no_other_one_pass()
    {
        Assert.True(Listed.Contains(new HostString("localhost:1")));
        Assert.False(Listed.Contains(new HostString("stranger.example:1")));
        Assert.True(Listed.Contains(new HostString("localhost:1")));
    }

    [Fact]
    public void A_star_stands_for_any_name_even_none() =>
        Assert.All(["", "stranger.example"], host => Assert.True(new HostList(["*"]).Contains(new HostString(host))));
}
