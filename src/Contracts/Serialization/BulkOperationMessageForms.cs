using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Commands;
using ActorScheduler.Contracts.Serialization.Protos;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>The commands and replies of a bulk operation.</summary>
internal static class BulkOperationMessageForms
{
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        MessageForm.Of<StartBulkOperation, StartBulkOperationData>("start-bulk-operation.1", StartBulkOperationData.Parser, ToData, FromData),
        MessageForm.Of<CancelBulkOperation, CancelBulkOperationData>(
            "cancel-bulk-operation.1",
            CancelBulkOperationData.Parser,
            m => new CancelBulkOperationData { OperationId = m.OperationId }.With(m.RequestedBy, (d, by) => d.RequestedBy = by),
            d => new(d.OperationId, d.HasRequestedBy ? d.RequestedBy : null)),
        MessageForm.Of<TakeBulkPage, TakeBulkPageData>("take-bulk-page.1", TakeBulkPageData.Parser, ToData, FromData),
        MessageForm.Of<EndBulkOperation, EndBulkOperationData>("end-bulk-operation.1", EndBulkOperationData.Parser, ToData, FromData),
        MessageForm.Of<WakeBulkOperation, WakeBulkOperationData>(
            "wake-bulk-operation.1", WakeBulkOperationData.Parser, m => new() { OperationId = m.OperationId }, d => new(d.OperationId)),
        MessageForm.Of<BulkOperationAccepted, BulkOperationAcceptedData>(
            "bulk-operation-accepted.1", BulkOperationAcceptedData.Parser, m => new() { OperationId = m.OperationId }, d => new(d.OperationId)),
        MessageForm.Of<BulkOperationRefused, BulkOperationRefusedData>(
            "bulk-operation-refused.1",
            BulkOperationRefusedData.Parser,
            m => new() { OperationId = m.OperationId, Refusal = (int)m.Refusal },
            d => new(d.OperationId, StoredEnum.Read<BulkOperationRefusal>(d.Refusal))),
        MessageForm.Of<BulkOperationOutcomeUnknown, BulkOperationOutcomeUnknownData>(
            "bulk-operation-outcome-unknown.1",
            BulkOperationOutcomeUnknownData.Parser,
            m => new() { OperationId = m.OperationId, Reason = m.Reason },
            d => new(d.OperationId, d.Reason)),
    ];

    private static StartBulkOperationData ToData(StartBulkOperation m) => new StartBulkOperationData
    {
        OperationId = m.OperationId,
        Action = BulkOperationEventMapper.ToData(m.Action),
        Filter = TaskFilterMapper.ToData(m.Filter),
        Start = m.Start.Position,
        Matched = m.Matched,
    }.With(m.RequestedBy, (d, by) => d.RequestedBy = by);

    private static StartBulkOperation FromData(StartBulkOperationData d) => new(
        d.OperationId,
        BulkOperationEventMapper.FromData(StoredMessage.Require(d.Action)),
        TaskFilterMapper.FromData(StoredMessage.Require(d.Filter)),
        new TaskCursor(d.Start),
        d.Matched,
        d.HasRequestedBy ? d.RequestedBy : null);

    private static TakeBulkPageData ToData(TakeBulkPage m)
    {
        var data = new TakeBulkPageData { OperationId = m.OperationId, Done = BulkOperationEventMapper.ToData(m.Done) };
        data.Page.AddRange(m.Page);
        if (m.Next is { } next)
            data.Next = next.Position;
        return data;
    }

    private static TakeBulkPage FromData(TakeBulkPageData d) => new(
        d.OperationId, BulkOperationEventMapper.FromData(StoredMessage.Require(d.Done)), [.. d.Page], d.HasNext ? new TaskCursor(d.Next) : null);

    private static EndBulkOperationData ToData(EndBulkOperation m) =>
        new EndBulkOperationData { OperationId = m.OperationId, Done = BulkOperationEventMapper.ToData(m.Done), Outcome = (int)m.Outcome }
            .With(m.RequestedBy, (d, by) => d.RequestedBy = by);

    private static EndBulkOperation FromData(EndBulkOperationData d) => new(
        d.OperationId,
        BulkOperationEventMapper.FromData(StoredMessage.Require(d.Done)),
        StoredEnum.Read<BulkPhase>(d.Outcome),
        d.HasRequestedBy ? d.RequestedBy : null);
}
