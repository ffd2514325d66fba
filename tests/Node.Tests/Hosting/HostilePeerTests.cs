using ActorScheduler.Node.Hosting;
using Akka.Actor;
using Akka.Configuration;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ActorScheduler.Node.Tests.Hosting;

/// <summary>What somebody can do who reaches the port of a cluster that is not protected by certificates: not make it create what they like.</summary>
public sealed class HostilePeerTests : IAsyncLifetime
{
    private const string Remoting = """
        akka.actor.provider = remote
        akka.stdout-loglevel = OFF
        akka.loglevel = OFF
        akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0 }
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly ActorSystem _node = ActorSystem.Create("actor-scheduler", ConfigurationFactory.ParseString(RemotingHocon.Serializers + "\n" + Remoting));
    private readonly ActorSystem _hostile = ActorSystem.Create("hostile", ConfigurationFactory.ParseString(Remoting));
    private readonly IActorRef _target;
    private readonly Address _address;

    public HostilePeerTests()
    {
        Created.Clear();
        _target = _node.ActorOf(Props.Create(() => new Listener()), "listener");
        _address = ((ExtendedActorSystem)_node).Provider.DefaultAddress;
    }

    private static List<string> Created { get; } = [];

    public static TheoryData<object> Messages => [new Bomb("json"), new Status.Failure(new BombException("failure")), new BombMessage("protobuf")];

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public async Task A_type_that_a_message_names_is_not_created(object message)
    {
        await IsReached();
        Created.Clear();

        _hostile.ActorSelection(_target.Path.ToStringWithAddress(_address)).Tell(message);

        await IsReached();
        Assert.Empty(Created);
    }

    [Fact]
    public async Task No_actor_is_started_for_others()
    {
        await IsReached();

        _hostile.ActorOf(Props.Create(() => new BombActor()).WithDeploy(new Deploy(new RemoteScope(_address))), "bomb");

        await IsReached();
        Assert.Empty(Created);
    }

    [Fact]
    public async Task Nobody_is_stopped_by_others()
    {
        await IsReached();

        _hostile.ActorSelection(_target.Path.ToStringWithAddress(_address)).Tell(PoisonPill.Instance);

        await IsReached();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _hostile.Terminate();
        await _node.Terminate();
    }

    // A refused message may cost its sender the connection; so it asks until it is answered over a new one. Messages before the question are through by then.
    private async Task IsReached()
    {
        var selection = _hostile.ActorSelection(_target.Path.ToStringWithAddress(_address));
        using var cancellation = new CancellationTokenSource(Deadline);
        while (true)
        {
            try
            {
                await selection.ResolveOne(TimeSpan.FromSeconds(1), cancellation.Token);
                return;
            }
            catch (ActorNotFoundException) when (!cancellation.IsCancellationRequested)
            {
                // Asked again.
            }
        }
    }

    private sealed class Listener : ReceiveActor
    {
        public Listener() => ReceiveAny(_ => { });
    }

    private sealed class Bomb
    {
        public Bomb(string word)
        {
            Word = word;
            Created.Add(word);
        }

        public string Word { get; }
    }

    private sealed class BombException : Exception
    {
        public BombException(string message)
            : base(message)
        {
        }

#pragma warning disable SYSLIB0051 // Akka creates exceptions by it.
        private BombException(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
            : base(info, context) => Created.Add("exception");
#pragma warning restore SYSLIB0051
    }

    private sealed class BombActor : ReceiveActor
    {
        public BombActor() => Created.Add("actor");
    }

    private sealed class BombMessage : IMessage
    {
        public BombMessage() => Created.Add("message");

        public BombMessage(string word) => Word = word;

        public string Word { get; } = "";

        public MessageDescriptor Descriptor => throw new NotSupportedException();

        public int CalculateSize() => 0;

        public void MergeFrom(CodedInputStream input) => Created.Add("message");

        public void WriteTo(CodedOutputStream output)
        {
        }
    }
}
