using Akka.Actor;
using Akka.Configuration;
using Akka.Remote.Transport;

namespace ActorScheduler.Node.Clustering;

/// <summary>
/// The transport of a process that is a cluster of its own: it opens no port, because nobody could be behind it. Sharding and singletons want an actor
/// system with an address, so it has one, which nobody else can reach and by which nobody is reached.
/// </summary>
public sealed class InProcessTransport : Transport
{
    /// <summary>The transport's section of the configuration.</summary>
    public const string ConfigPath = "akka.remote.in-process";

    private readonly TaskCompletionSource<IAssociationEventListener> _listener = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Called by Akka.Remote.</summary>
    /// <param name="system">The actor system.</param>
    /// <param name="config">What stands under <see cref="ConfigPath"/>.</param>
    public InProcessTransport(ActorSystem system, Config config)
    {
        System = system;
        Config = config;
        SchemeIdentifier = "in-process";
    }

    /// <inheritdoc />
    public override long MaximumPayloadBytes => int.MaxValue;

    /// <summary>The address of this process; no port is opened for it.</summary>
    public override Task<(Address, TaskCompletionSource<IAssociationEventListener>)> Listen() =>
        Task.FromResult((new Address(SchemeIdentifier, System.Name, "localhost", 0), _listener));

    /// <inheritdoc />
    public override bool IsResponsibleFor(Address remote) => true;

    /// <summary>Fails: there is no other process.</summary>
    public override Task<AssociationHandle> Associate(Address remoteAddress) =>
        Task.FromException<AssociationHandle>(new InvalidAssociationException($"{remoteAddress} cannot be reached: this process is a cluster of its own."));

    /// <inheritdoc />
    public override Task<bool> Shutdown() => Task.FromResult(true);
}
