using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>The certificates with which clients prove who they are. A client may show none; one that shows another than these is not connected.</summary>
internal sealed class ClientCertificates
{
    private const int LongestName = Requester.LongestText / 2;

    // RFC 5280, 4.2.1.12: a certificate for a server proves nothing about a client.
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2Collection _authorities = [];
    private readonly IDictionary<string, string> _roles;
    private readonly TimeProvider _time;
    private readonly ConditionalWeakTable<X509Certificate2, Caller> _callers = [];

    /// <summary>Takes the certificates that are configured.</summary>
    /// <exception cref="InvalidDataException">The file of the authorities cannot be read, or has none.</exception>
    public ClientCertificates(IOptions<GatewayOptions> options, TimeProvider time)
    {
        var settings = options.Value.Security.ClientCertificates;
        (_roles, _time) = (settings.Roles, time);
        try
        {
            _authorities.ImportFromPemFile(settings.Authorities);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidDataException($"Scheduler:Security:ClientCertificates:Authorities is '{settings.Authorities}', which cannot be read: {cause.Message}", cause);
        }

        if (_authorities.Count == 0)
            throw new InvalidDataException($"Scheduler:Security:ClientCertificates:Authorities is '{settings.Authorities}', which holds no certificate; allowed: a PEM file with those of the authorities.");
    }

    /// <summary>Has the server ask clients for a certificate and connect none with a wrong one.</summary>
    public void AddTo(HttpsConnectionAdapterOptions https)
    {
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => IsIssued(certificate);
    }

    /// <summary>Whose certificate a connection was made with; null if it was made without one.</summary>
    public Caller? Find(HttpContext http)
    {
        if (http.Features.Get<ITlsConnectionFeature>()?.ClientCertificate is not { } certificate)
            return null;
        var caller = _callers.GetValue(certificate, Of);
        return caller.Identity?.Expires <= _time.GetUtcNow() ? Caller.Unknown : caller;
    }

    private Caller Of(X509Certificate2 certificate)
    {
        var name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        if (!PrintableText.IsName(name, LongestName))
            return Caller.Unknown;
        var roles = _roles.TryGetValue(name, out var text) && AccessRoles.TryFindAll(text, out var found) ? found : [];
        return Caller.Of(new Identity(Proof.Certificate, name, roles, [], new DateTimeOffset(certificate.NotAfter)));
    }

    private bool IsIssued(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ClientUse));
        // Private authorities rarely publish lists of what they revoked; who must be kept out loses his role.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
