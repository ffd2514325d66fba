using Akka.Actor;

namespace ActorScheduler.Node.Sharding;

/// <summary>Makes entities by a plain call; Props built from an expression take the expression apart for every single actor.</summary>
/// <param name="make">Makes the actor.</param>
internal sealed class EntityProducer<TActor>(Func<TActor> make) : IIndirectActorProducer
    where TActor : ActorBase
{
    public Type ActorType => typeof(TActor);

    public ActorBase Produce() => make();

    public void Release(ActorBase actor)
    {
        // Nothing is kept for an actor that stopped.
    }
}
