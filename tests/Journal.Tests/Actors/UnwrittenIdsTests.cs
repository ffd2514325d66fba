using ActorScheduler.Journal.Protocol;

namespace ActorScheduler.Journal.Tests.Actors;

/// <summary>The claim that nothing is stored under an id holds for one recovery.</summary>
public sealed class UnwrittenIdsTests
{
    [Fact]
    public void An_id_is_taken_once()
    {
        var ids = new UnwrittenIds();
        ids.Add("a");

        Assert.False(ids.Remove("b"));
        Assert.True(ids.Remove("a"));
        Assert.False(ids.Remove("a"));
    }
}
