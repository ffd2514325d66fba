using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>What nodes tell each other of what they can run.</summary>
public class NodeOfferTests
{
    private static readonly Gen<DescribedParameter> Parameter = Gen.Select(
        EventGen.Text, EventGen.Text, Gen.Enum<ParameterKind>(), Gen.Bool, (name, snake, kind, hasDefault) => new DescribedParameter(name, snake, kind, hasDefault));

    private static readonly Gen<TaskDescription> Description = Gen.Select(
        Gen.Select(EventGen.Text, EventGen.Text, EventGen.Text), Gen.Bool, Gen.Enum<Delivery>(), EventGen.Policy, Parameter.Array[0, 4],
        (texts, builtIn, delivery, retry, parameters) =>
            new TaskDescription(texts.Item1, texts.Item2, builtIn, texts.Item3, delivery, retry, parameters));

    [Fact]
    public void Every_description_comes_back_as_it_was() => Description.List[0, 5].Sample(tasks =>
    {
        var read = NodeOfferCodec.FromBytes(NodeOfferCodec.ToBytes(new NodeOffer(tasks, ConsumedQueues.All))).Tasks;
        Assert.Equal(tasks.Count, read.Count);
        for (var i = 0; i < read.Count; i++)
        {
            Assert.Equal(tasks[i].Parameters, read[i].Parameters);
            Assert.Equal(tasks[i], read[i] with { Parameters = tasks[i].Parameters });
        }
    });

    [Fact]
    public void The_queues_come_back_and_a_node_that_tells_of_none_takes_all()
    {
        Assert.True(ConsumedQueues.TryParse(["mail=4", "!reports", "*"], out var queues, out _));
        Assert.Equal(queues, NodeOfferCodec.FromBytes(NodeOfferCodec.ToBytes(new NodeOffer([Description.Single()], queues))).Queues);
        Assert.Equal(ConsumedQueues.All, NodeOfferCodec.FromBytes(NodeOfferCodec.ToBytes(new NodeOffer([], queues))).Queues);
        Assert.Empty(NodeOfferCodec.ToBytes(NodeOffer.None));
    }
}
