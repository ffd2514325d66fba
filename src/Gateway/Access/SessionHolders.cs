using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Access;

/// <summary>Who has a session, and what he may do now: a key may be worth nothing since, and a group may have no role any more.</summary>
internal sealed class SessionHolders(KnownKeys keys, OidcTokens? tokens = null)
{
    /// <summary>Who has it; null if he is nobody any more.</summary>
    public Identity? Find(Session session)
    {
        var holder = session.Holder switch
        {
            KeyHolder key => keys.KeyOf(key) is { } valid ? Identity.Of(valid) : null,
            ProviderHolder person => tokens?.Find(person),
            _ => null,
        };
        return holder is null ? null : holder with { SessionId = session.Id, Expires = session.Expires };
    }
}
