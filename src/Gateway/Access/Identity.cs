using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Access;

/// <summary>How somebody proved who he is.</summary>
internal enum Proof
{
    /// <summary>By a key of ours.</summary>
    Key,

    /// <summary>By a token of the OpenID provider.</summary>
    Oidc,

    /// <summary>By a client certificate.</summary>
    Certificate,
}

/// <summary>Somebody who proved who he is.</summary>
/// <param name="Proof">How.</param>
/// <param name="Name">His name: the key's, what the token calls him, or the common name of the certificate.</param>
/// <param name="Roles">What he may do.</param>
/// <param name="Tasks">The names of the tasks that he may submit, where <c>*</c> stands for any text; empty: all but the scheduler's own.</param>
/// <param name="Expires">Until when the proof is worth something; null: it does not end by itself.</param>
internal sealed record Identity(Proof Proof, string Name, IReadOnlyList<AccessRole> Roles, IReadOnlyList<string> Tasks, DateTimeOffset? Expires)
{
    /// <summary>The queues to which he may submit, where <c>*</c> stands for any text; empty: all.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>The holder of a key.</summary>
    public static Identity Of(AccessKey key) => new(Proof.Key, key.Name, key.Roles, key.Tasks, key.Expires) { Queues = key.Queues };

    /// <summary>The session of his browser; null if each request proves who sends it.</summary>
    public string? SessionId { get; init; }

    /// <summary>As histories name him.</summary>
    public string Requester => Proof switch
    {
        Proof.Key => Contracts.Requester.OfKey(Name),
        Proof.Oidc => Contracts.Requester.OfOidc(Name),
        _ => Contracts.Requester.OfCertificate(Name),
    };

    /// <summary>The word for the proof, as routes show it.</summary>
    public string Via => Proof switch
    {
        _ when SessionId is not null => "session",
        Proof.Key => "key",
        Proof.Oidc => "oidc",
        _ => "certificate",
    };
}
