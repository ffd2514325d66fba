using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The parts of a bulk operation that are read only from its own row.</summary>
public static class BulkOperationCodec
{
    /// <summary>What was asked for, and by whom.</summary>
    public static string StartToText(BulkOperationState state) => JsonFormatter.Default.Format(BulkOperationEventMapper.ToData(
        new BulkOperationStarted(state.StartedAt, state.Action!, state.Filter, default, state.Matched, state.RequestedBy)));

    /// <summary>What became of its tasks.</summary>
    public static string DoneToText(BulkCounts done) => JsonFormatter.Default.Format(BulkOperationEventMapper.ToData(done));

    /// <summary>The state of a row: the fold of the operation's events, but for the page that it is going through.</summary>
    /// <exception cref="InvalidProtocolBufferException">The row is damaged.</exception>
    /// <exception cref="InvalidDataException">The row holds a number that no release wrote, or lacks a part.</exception>
    public static BulkOperationState FromTexts(BulkPhase phase, string start, string done, DateTimeOffset updatedAt, DateTimeOffset? finishedAt) =>
        BulkOperationState.None.Apply(BulkOperationEventMapper.FromData(JsonParser.Default.Parse<BulkOperationStartedData>(start))) with
        {
            Phase = phase,
            Done = BulkOperationEventMapper.FromData(JsonParser.Default.Parse<BulkCountsData>(done)),
            Next = null,
            UpdatedAt = updatedAt,
            FinishedAt = finishedAt,
        };
}
