using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Tests.Tasks;

public class RecentRequestsTests
{
    [Fact]
    public void The_oldest_is_forgotten_when_there_are_too_many()
    {
        var requests = Enumerable.Range(1, RecentRequests.Most + 1).Aggregate(RecentRequests.None, (known, n) => known.Add($"r{n}"));

        Assert.False(requests.Contains("r1"));
        Assert.All(Enumerable.Range(2, RecentRequests.Most), n => Assert.True(requests.Contains($"r{n}")));
    }

    [Fact]
    public void A_known_one_and_none_are_not_added()
    {
        var one = RecentRequests.None.Add("a");

        Assert.Same(one, one.Add("a"));
        Assert.Same(one, one.Add(null));
        Assert.False(one.Contains(null));
    }

    [Fact]
    public void They_are_equal_if_their_ids_are_in_the_same_order()
    {
        var ab = RecentRequests.None.Add("a").Add("b");

        Assert.Equal(ab, RecentRequests.None.Add("a").Add("b"));
        Assert.Equal(ab.GetHashCode(), RecentRequests.None.Add("a").Add("b").GetHashCode());
        Assert.NotEqual(ab, RecentRequests.None.Add("b").Add("a"));
        Assert.NotEqual(RecentRequests.None, ab);
    }
}
