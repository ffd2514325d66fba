using ActorScheduler.Node.Placement;
using CsCheck;

namespace ActorScheduler.Node.Tests.Placement;

/// <summary>Which node runs a task that several could run.</summary>
public sealed class NodeChoiceTests
{
    [Theory]
    [InlineData(0, "a")]
    [InlineData(2, "a")]
    [InlineData(3, "c")]
    [InlineData(4, "c")]
    public void Nodes_are_chosen_by_how_many_of_their_workers_are_idle(int drawn, string chosen)
    {
        var idle = new Dictionary<string, int> { ["a"] = 3, ["b"] = 0, ["c"] = 2 };

        Assert.Equal(chosen, NodeChoice.Of(["a", "b", "c"], node => idle[node], most => drawn < most ? drawn : throw new ArgumentOutOfRangeException(nameof(most))));
    }

    [Fact]
    public void Where_all_are_busy_each_is_as_good_as_the_others() =>
        Assert.Equal(["a", "b"], [NodeChoice.Of(["a", "b"], _ => 0, _ => 0), NodeChoice.Of(["a", "b"], _ => 0, _ => 1)]);

    [Fact]
    public void A_busy_node_is_never_chosen_while_another_is_idle() => Gen.Int[0, 5].List[1, 6].SelectMany(idle => Gen.Int[0, 1_000_000].Select(n => (idle, n))).Sample(
        given =>
        {
            var (idle, n) = given;
            var chosen = NodeChoice.Of([.. Enumerable.Range(0, idle.Count)], node => idle[node], most => n % most);

            return idle[chosen] > 0 || idle.Sum() == 0;
        });
}
