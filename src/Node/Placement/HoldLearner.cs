using ActorScheduler.Contracts.Queues;
using Akka.Actor;
using Akka.Event;

namespace ActorScheduler.Node.Placement;

/// <summary>Answers who has paused something once this node knows it. Who gets no answer tells that this node is pending.</summary>
/// <param name="holds">What this node knows.</param>
internal sealed class HoldLearner(KnownHolds holds) : UntypedActor
{
    /// <summary>The name of the actor.</summary>
    public const string ActorName = "holds";

    private static readonly TimeSpan LearnsWithin = TimeSpan.FromSeconds(5);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case LearnHolds learn:
                LearnAsync(learn.SequenceNr).PipeTo(Self, Sender, () => new Learned(learn.SequenceNr), cause => new NotLearned(cause));
                break;
            case Learned learned:
                Sender.Tell(new HoldsLearned(learned.SequenceNr));
                break;
            case NotLearned failed:
                Context.GetLogger().Warning(failed.Cause, "What is paused cannot be read: nobody is told that this node knows it");
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private async Task LearnAsync(long sequenceNr)
    {
        using var patience = new CancellationTokenSource(LearnsWithin);
        await holds.LearnAsync(sequenceNr, patience.Token);
    }

    private sealed record Learned(long SequenceNr) : INoSerializationVerificationNeeded;

    private sealed record NotLearned(Exception Cause) : INoSerializationVerificationNeeded;
}
