using Akka.Actor;

namespace ActorScheduler.Node.Sharding;

/// <summary>What an entity's own timer tells it: look what is to be done next.</summary>
internal sealed class LookAgain : INotInfluenceReceiveTimeout, INoSerializationVerificationNeeded
{
    public static LookAgain Instance { get; } = new();

    private LookAgain()
    {
    }
}
