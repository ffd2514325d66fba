using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Remote.Transport;

namespace ActorScheduler.Node.Clustering.Tls;

/// <summary>
/// Akka's TCP transport with a certificate that is renewed while it is open. Akka keeps the certificate of the start in a field and reads the field at
/// each handshake; there is no other way in, so the field is set. A test connects after a renewal, and fails if a new version of Akka does it otherwise.
/// </summary>
public sealed class RenewedTlsTransport : Transport
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const string AkkaTransport = "Akka.Remote.Transport.DotNetty.TcpTransport, Akka.Remote";
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Transport _akka;
    private readonly NodeCertificates _certificates;
    private readonly ILoggingAdapter _log;
    private readonly object _settings;
    private readonly FieldInfo _certificate;
    private readonly ICancelable _looking;

    /// <summary>Called by Akka.Remote.</summary>
    /// <param name="system">The actor system, which has a setup of certificates.</param>
    /// <param name="config">The section of Akka's TCP transport.</param>
    [DynamicDependency(DynamicallyAccessedMemberTypes.All, "Akka.Remote.Transport.DotNetty.TcpTransport", "Akka.Remote")]
    public RenewedTlsTransport(ActorSystem system, Config config)
    {
        ArgumentNullException.ThrowIfNull(system);
        System = system;
        Config = config;
        _certificates = system.Settings.Setup.Get<NodeCertificates>().Value;
        _log = Logging.GetLogger(system, typeof(RenewedTlsTransport));
        _akka = (Transport)Activator.CreateInstance(Type.GetType(AkkaTransport, throwOnError: true)!, system, config)!;
        (_settings, _certificate) = FieldOf(_akka);
        SchemeIdentifier = _akka.SchemeIdentifier;
        _looking = system.Scheduler.Advanced.ScheduleRepeatedlyCancelable(LookEvery, LookEvery, Renew);
    }

    /// <inheritdoc />
    public override long MaximumPayloadBytes => _akka.MaximumPayloadBytes;

    /// <inheritdoc />
    public override Task<(Address, TaskCompletionSource<IAssociationEventListener>)> Listen() => _akka.Listen();

    /// <inheritdoc />
    public override bool IsResponsibleFor(Address remote) => _akka.IsResponsibleFor(remote);

    /// <inheritdoc />
    public override Task<AssociationHandle> Associate(Address remoteAddress) => _akka.Associate(remoteAddress);

    /// <inheritdoc />
    public override Task<bool> ManagementCommand(object message) => _akka.ManagementCommand(message);

    /// <inheritdoc />
    public override Task<bool> Shutdown()
    {
        _looking.Cancel();
        return _akka.Shutdown();
    }

    private void Renew()
    {
        var before = _certificates.Own;
        _certificates.Renew(_log);
        if (!ReferenceEquals(before, _certificates.Own))
            _certificate.SetValue(_settings, _certificates.Own);
    }

    private static (object Settings, FieldInfo Certificate) FieldOf(Transport akka)
    {
        var settings = akka.GetType().GetProperty("Settings", Members)?.GetValue(akka);
        var ssl = settings?.GetType().GetProperty("Ssl", Members)?.GetValue(settings);
        var field = ssl?.GetType().GetField("Certificate", Members);
        return field is null
            ? throw new NotSupportedException("This version of Akka.Remote keeps its certificate elsewhere; it could not be renewed while the process runs.")
            : (ssl!, field);
    }
}
