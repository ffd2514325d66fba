using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization.Protos;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The messages between processes about what is paused.</summary>
internal static class HoldMessageForms
{
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        MessageForm.Of<LearnHolds, LearnHoldsData>("learn-holds.1", LearnHoldsData.Parser, m => new() { SequenceNr = m.SequenceNr }, d => new(d.SequenceNr)),
        MessageForm.Of<HoldsLearned, HoldsLearnedData>("holds-learned.1", HoldsLearnedData.Parser, m => new() { SequenceNr = m.SequenceNr }, d => new(d.SequenceNr)),
    ];
}
