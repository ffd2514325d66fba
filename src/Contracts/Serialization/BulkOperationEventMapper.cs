using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.Serialization.Protos;
using ActorScheduler.Contracts.Tasks;
using Google.Protobuf;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps the events of a bulk operation to their stored form and back.</summary>
internal static class BulkOperationEventMapper
{
    public static IMessage ToData(BulkOperationEvent happened)
    {
        var at = ToMicroseconds(happened.At);
        return happened switch
        {
            BulkOperationStarted e => ToData(e, at),
            BulkOperationProgressed e => ToData(e, at),
            BulkOperationEnded e => ToData(e, at),
            _ => throw new ArgumentException($"{happened.GetType()} has no stored form.", nameof(happened)),
        };
    }

    public static BulkOperationEvent? TryRead(ReadOnlySpan<byte> bytes, string manifest) => manifest switch
    {
        "bulk-started.1" => FromData(BulkOperationStartedData.Parser.ParseFrom(bytes)),
        "bulk-progressed.1" => FromData(BulkOperationProgressedData.Parser.ParseFrom(bytes)),
        "bulk-ended.1" => FromData(BulkOperationEndedData.Parser.ParseFrom(bytes)),
        _ => null,
    };

    private static BulkOperationStartedData ToData(BulkOperationStarted e, long at)
    {
        var data = new BulkOperationStartedData
        {
            At = at,
            Action = ToData(e.Action),
            Filter = TaskFilterMapper.ToData(e.Filter),
            Start = e.Start.Position,
            Matched = e.Matched,
        };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static BulkOperationProgressedData ToData(BulkOperationProgressed e, long at)
    {
        var data = new BulkOperationProgressedData { At = at, Done = ToData(e.Done) };
        data.Page.AddRange(e.Page);
        if (e.Next is { } next)
            data.Next = next.Position;
        return data;
    }

    private static BulkOperationEndedData ToData(BulkOperationEnded e, long at)
    {
        var data = new BulkOperationEndedData { At = at, Done = ToData(e.Done), Outcome = (int)e.Outcome };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    public static BulkActionData ToData(BulkAction action)
    {
        var data = new BulkActionData { Kind = (int)action.Kind, Terminate = action.Terminate };
        if (action.Eta is { } eta)
            data.Eta = ToMicroseconds(eta);
        if (action.Shift is { } shift)
            data.Shift = ToMicroseconds(shift);
        return data;
    }

    public static BulkCountsData ToData(BulkCounts counts)
    {
        var data = new BulkCountsData { Changed = counts.Changed, Skipped = counts.Skipped, Refused = counts.Refused };
        data.Refusals.AddRange(counts.Refusals.Select(refusal => new BulkRefusalData
        {
            TaskId = refusal.TaskId,
            Reason = (int)refusal.Reason,
            Phase = (int)refusal.Phase,
        }));
        return data;
    }

    public static BulkOperationStarted FromData(BulkOperationStartedData d) => new(
        FromMicroseconds(d.At),
        FromData(StoredMessage.Require(d.Action)),
        TaskFilterMapper.FromData(StoredMessage.Require(d.Filter)),
        new TaskCursor(d.Start),
        d.Matched,
        d.HasRequestedBy ? d.RequestedBy : null);

    private static BulkOperationProgressed FromData(BulkOperationProgressedData d) => new(
        FromMicroseconds(d.At), FromData(StoredMessage.Require(d.Done)), [.. d.Page], d.HasNext ? new TaskCursor(d.Next) : null);

    private static BulkOperationEnded FromData(BulkOperationEndedData d) => new(
        FromMicroseconds(d.At), FromData(StoredMessage.Require(d.Done)), StoredEnum.Read<BulkPhase>(d.Outcome), d.HasRequestedBy ? d.RequestedBy : null);

    public static BulkAction FromData(BulkActionData d) => new(StoredEnum.Read<BulkActionKind>(d.Kind))
    {
        Terminate = d.Terminate,
        Eta = d.HasEta ? FromMicroseconds(d.Eta) : null,
        Shift = d.HasShift ? DurationFromMicroseconds(d.Shift) : null,
    };

    // A task that was not known has no phase: its number is 0.
    public static BulkCounts FromData(BulkCountsData d) => new(
        d.Changed,
        d.Skipped,
        d.Refused,
        [.. d.Refusals.Select(r => new BulkRefusal(r.TaskId, StoredEnum.Read<TaskRefusal>(r.Reason), r.Phase == 0 ? TaskPhase.Unknown : StoredEnum.Read<TaskPhase>(r.Phase)))]);
}
