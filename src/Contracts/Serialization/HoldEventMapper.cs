using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps the events of what is paused to their stored form and back.</summary>
internal static class HoldEventMapper
{
    public static IMessage ToData(HoldEvent happened) => happened switch
    {
        HoldSet e => ToData(e),
        HoldLifted e => ToData(e),
        _ => throw new ArgumentException($"{happened.GetType()} has no stored form.", nameof(happened)),
    };

    public static HoldEvent? TryRead(ReadOnlySpan<byte> bytes, string manifest) => manifest switch
    {
        "hold-set.1" => FromData(HoldSetData.Parser.ParseFrom(bytes)),
        "hold-lifted.1" => FromData(HoldLiftedData.Parser.ParseFrom(bytes)),
        _ => null,
    };

    private static HoldSetData ToData(HoldSet e)
    {
        var data = new HoldSetData { At = ToMicroseconds(e.At), Kind = (int)e.Kind, Name = e.Name, Reason = e.Reason };
        if (e.Until is { } until)
            data.Until = ToMicroseconds(until);
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static HoldLiftedData ToData(HoldLifted e)
    {
        var data = new HoldLiftedData { At = ToMicroseconds(e.At), Kind = (int)e.Kind, Name = e.Name };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static HoldSet FromData(HoldSetData d) => new(
        FromMicroseconds(d.At),
        StoredEnum.Read<HoldKind>(d.Kind),
        d.Name,
        d.Reason,
        d.HasUntil ? FromMicroseconds(d.Until) : null,
        d.HasRequestedBy ? d.RequestedBy : null);

    private static HoldLifted FromData(HoldLiftedData d) =>
        new(FromMicroseconds(d.At), StoredEnum.Read<HoldKind>(d.Kind), d.Name, d.HasRequestedBy ? d.RequestedBy : null);
}
