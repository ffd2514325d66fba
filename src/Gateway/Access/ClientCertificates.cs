using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Settings;
using ActorScheduler.Operations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>The certificates with which clients prove who they are. A client may show none; one that shows another than these is not connected.</summary>
internal sealed class ClientCertificates
{
    private const int LongestName = Requester.LongestText / 2;

    private readonly CertificateAuthorities _authorities;
    private readonly RoleTable _roles;
    private readonly TimeProvider _time;
    private readonly ConditionalWeakTable<X509Certificate2, Caller> _callers = [];

    /// <summary>Takes the certificates that are configured.</summary>
    /// <exception cref="InvalidDataException">The file of the authorities cannot be read, or has none.</exception>
    public ClientCertificates(IOptions<GatewayOptions> options, TimeProvider time)
    {
        var settings = options.Value.Security.ClientCertificates;
        (_roles, _time) = (new RoleTable(settings.Roles), time);
        try
        {
            _authorities = CertificateAuthorities.Read(settings.Authorities);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidDataException($"Scheduler:Security:ClientCertificates:Authorities is '{settings.Authorities}', which cannot be read; allowed: a PEM file with the certificates of authorities ({cause.Message})", cause);
        }
    }

    /// <summary>Has the server ask clients for a certificate and connect none with a wrong one.</summary>
    public void AddTo(HttpsConnectionAdapterOptions https)
    {
        https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => _authorities.ProblemOf(certificate, CertificateAuthorities.ClientUse) is null;
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
        return Caller.Of(new Identity(Proof.Certificate, name, _roles.Of(name), [], new DateTimeOffset(certificate.NotAfter)));
    }
}
