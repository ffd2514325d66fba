using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Serialization;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>What nodes tell each other of the tasks that they can run.</summary>
public class TaskDescriptionTests
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
        var read = TaskDescriptionCodec.FromBytes(TaskDescriptionCodec.ToBytes(tasks));
        Assert.Equal(tasks.Count, read.Count);
        for (var i = 0; i < read.Count; i++)
        {
            Assert.Equal(tasks[i].Parameters, read[i].Parameters);
            Assert.Equal(tasks[i], read[i] with { Parameters = tasks[i].Parameters });
        }
    });
}
