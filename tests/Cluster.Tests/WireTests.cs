using System.Collections.Concurrent;
using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Harness;
using Akka.Actor;
using Akka.Serialization;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Messages from one actor system to another, over the network.</summary>
public sealed class WireTests : IDisposable
{
    private const string SendsTheFuture = """
        akka.actor {
          serializers.future = "ActorScheduler.Cluster.Tests.FutureSerializer, ActorScheduler.Cluster.Tests"
          serialization-bindings { "ActorScheduler.Cluster.Tests.FromTheFuture, ActorScheduler.Cluster.Tests" = future }
        }
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private readonly ActorSystem _here = BareSystem.Start(SendsTheFuture);
    private readonly ActorSystem _there = BareSystem.Start("");
    private readonly ConcurrentQueue<object> _told = new();
    private readonly ConcurrentQueue<string> _logged = new();
    private readonly IActorRef _remote;

    public WireTests()
    {
        _there.Listen("listener", _told.Enqueue);
        _there.ListenToLog(_logged.Enqueue);
        var address = Akka.Cluster.Cluster.Get(_there).SelfAddress;
        _remote = ((ExtendedActorSystem)_here).Provider.ResolveActorRef(new RootActorPath(address) / "user" / "listener");
    }

    public void Dispose() => Task.WhenAll(_here.Terminate(), _there.Terminate()).Wait(Deadline);

    [Fact]
    public async Task A_message_that_only_a_newer_release_knows_is_dropped_by_name_and_the_next_one_arrives()
    {
        _remote.Tell(new RevokeTask("before", false));
        _remote.Tell(new FromTheFuture());
        _remote.Tell(new RevokeTask("after", true, "ann"));

        await Eventually.IsTrue(() => _told.Count == 2, Deadline, "the other two arrive");
        Assert.Equal([new RevokeTask("before", false), new RevokeTask("after", true, "ann")], _told);
        await Eventually.IsTrue(() => _logged.Any(line => line.Contains("from-the-future.1", StringComparison.Ordinal)), Deadline, "the manifest is logged");
    }

    [Fact]
    public async Task The_largest_call_that_a_gateway_takes_arrives_whole()
    {
        var text = new string('x', PayloadLimit.Most);
        var create = new CreatePeriodicTask(1, new PeriodicTaskDefinition
        {
            Name = "big",
            Task = "t",
            Schedule = new IntervalSchedule(1, IntervalPeriod.Days),
            ArgsText = text,
            ArgsJson = text,
            Description = text,
        });

        _remote.Tell(create);

        await Eventually.IsTrue(() => !_told.IsEmpty, Deadline, "it arrives");
        Assert.Equal(create, _told.First());
    }
}

/// <summary>What a later release may say.</summary>
public sealed record FromTheFuture;

/// <summary>Says it under the number of our serializer.</summary>
/// <param name="system">The actor system.</param>
public sealed class FutureSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override int Identifier => 4702;

    public override string Manifest(object o) => "from-the-future.1";

    public override byte[] ToBinary(object obj) => [1, 2, 3];

    public override object FromBinary(byte[] bytes, string manifest) => throw new NotSupportedException();
}
