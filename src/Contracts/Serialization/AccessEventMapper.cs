using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Serialization.Protos;
using Google.Protobuf;
using static ActorScheduler.Contracts.StoredTime;

namespace ActorScheduler.Contracts.Serialization;

/// <summary>Maps the events of who may do what to their stored form and back.</summary>
internal static class AccessEventMapper
{
    public static IMessage ToData(AccessEvent happened) => happened switch
    {
        AccessKeyCreated e => ToData(e),
        AccessKeyRotated e => ToData(e),
        AccessKeyRevoked e => ToData(e),
        AccessSessionOpened e => ToData(e),
        AccessSessionClosed e => ToData(e),
        AccessAttemptsRefused e => ToData(e),
        _ => throw new ArgumentException($"{happened.GetType()} has no stored form.", nameof(happened)),
    };

    public static AccessEvent? TryRead(ReadOnlySpan<byte> bytes, string manifest) => manifest switch
    {
        "access-key-created.1" => FromData(AccessKeyCreatedData.Parser.ParseFrom(bytes)),
        "access-key-rotated.1" => FromData(AccessKeyRotatedData.Parser.ParseFrom(bytes)),
        "access-key-revoked.1" => FromData(AccessKeyRevokedData.Parser.ParseFrom(bytes)),
        "access-session-opened.1" => FromData(AccessSessionOpenedData.Parser.ParseFrom(bytes)),
        "access-session-closed.1" => FromData(AccessSessionClosedData.Parser.ParseFrom(bytes)),
        "access-attempts-refused.1" => FromData(AccessAttemptsRefusedData.Parser.ParseFrom(bytes)),
        _ => null,
    };

    private static AccessKeyCreatedData ToData(AccessKeyCreated e)
    {
        var data = new AccessKeyCreatedData { At = ToMicroseconds(e.At), KeyId = e.KeyId, Name = e.Name, SecretHash = e.SecretHash };
        data.Roles.AddRange(e.Roles.Select(role => (int)role));
        data.Tasks.AddRange(e.Tasks);
        data.Queues.AddRange(e.Queues);
        if (e.Expires is { } expires)
            data.Expires = ToMicroseconds(expires);
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static AccessKeyRotatedData ToData(AccessKeyRotated e)
    {
        var data = new AccessKeyRotatedData { At = ToMicroseconds(e.At), KeyId = e.KeyId, SecretHash = e.SecretHash };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static AccessKeyRevokedData ToData(AccessKeyRevoked e)
    {
        var data = new AccessKeyRevokedData { At = ToMicroseconds(e.At), KeyId = e.KeyId };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static AccessSessionOpenedData ToData(AccessSessionOpened e)
    {
        var data = new AccessSessionOpenedData
        {
            At = ToMicroseconds(e.At),
            SessionId = e.SessionId,
            SecretHash = e.SecretHash,
            Expires = ToMicroseconds(e.Expires),
        };
        switch (e.Holder)
        {
            case KeyHolder holder:
                (data.KeyId, data.KeySecretHash) = (holder.KeyId, holder.KeySecretHash);
                break;
            case ProviderHolder holder:
                data.ProviderName = holder.Name;
                data.Groups.AddRange(holder.Groups);
                break;
            default:
                throw new ArgumentException($"{e.Holder.GetType()} has no stored form.", nameof(e));
        }

        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static AccessSessionClosedData ToData(AccessSessionClosed e)
    {
        var data = new AccessSessionClosedData { At = ToMicroseconds(e.At), SessionId = e.SessionId };
        if (e.RequestedBy is { } requester)
            data.RequestedBy = requester;
        return data;
    }

    private static AccessAttemptsRefusedData ToData(AccessAttemptsRefused e)
    {
        var data = new AccessAttemptsRefusedData { At = ToMicroseconds(e.At), Since = ToMicroseconds(e.Since), Gateway = e.Gateway, Others = e.Others };
        data.Attempts.AddRange(e.Attempts.Select(ToData));
        return data;
    }

    private static RefusedAttemptsData ToData(RefusedAttempts attempts)
    {
        var data = new RefusedAttemptsData { Reason = (int)attempts.Reason, Route = attempts.Route, Address = attempts.Address, Count = attempts.Count };
        if (attempts.Requester is { } requester)
            data.Requester = requester;
        if (attempts.KeyId is { } keyId)
            data.KeyId = keyId;
        return data;
    }

    private static AccessKeyCreated FromData(AccessKeyCreatedData d) => new(
        FromMicroseconds(d.At),
        d.KeyId,
        d.Name,
        [.. d.Roles.Select(StoredEnum.Read<AccessRole>)],
        [.. d.Tasks],
        d.HasExpires ? FromMicroseconds(d.Expires) : null,
        d.SecretHash,
        d.HasRequestedBy ? d.RequestedBy : null)
    {
        Queues = [.. d.Queues],
    };

    private static AccessKeyRotated FromData(AccessKeyRotatedData d) =>
        new(FromMicroseconds(d.At), d.KeyId, d.SecretHash, d.HasRequestedBy ? d.RequestedBy : null);

    private static AccessKeyRevoked FromData(AccessKeyRevokedData d) =>
        new(FromMicroseconds(d.At), d.KeyId, d.HasRequestedBy ? d.RequestedBy : null);

    private static AccessSessionOpened FromData(AccessSessionOpenedData d) => new(
        FromMicroseconds(d.At), d.SessionId, d.SecretHash, HolderOf(d), FromMicroseconds(d.Expires), d.HasRequestedBy ? d.RequestedBy : null);

    private static SessionHolder HolderOf(AccessSessionOpenedData d) =>
        d.HasProviderName ? new ProviderHolder(d.ProviderName, [.. d.Groups]) : new KeyHolder(d.KeyId, d.KeySecretHash);

    private static AccessSessionClosed FromData(AccessSessionClosedData d) =>
        new(FromMicroseconds(d.At), d.SessionId, d.HasRequestedBy ? d.RequestedBy : null);

    private static AccessAttemptsRefused FromData(AccessAttemptsRefusedData d) => new(
        FromMicroseconds(d.At),
        FromMicroseconds(d.Since),
        d.Gateway,
        [.. d.Attempts.Select(FromData)],
        d.Others);

    private static RefusedAttempts FromData(RefusedAttemptsData d) => new(
        StoredEnum.Read<AttemptRefusal>(d.Reason),
        d.Route,
        d.Address,
        d.HasRequester ? d.Requester : null,
        d.HasKeyId ? d.KeyId : null,
        d.Count);
}
