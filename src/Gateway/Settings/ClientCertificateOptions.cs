namespace ActorScheduler.Gateway.Settings;

/// <summary>What the gateway reads from the section <c>Scheduler:Security:ClientCertificates</c>: whose TLS certificates prove who one is. None without <see cref="Authorities"/>.</summary>
public sealed class ClientCertificateOptions
{
    /// <summary>A PEM file with the certificates of the authorities that must have issued a client's. Those that the system trusts do not count.</summary>
    public string Authorities { get; set; } = "";

    /// <summary>The roles for the common name of each certificate, such as <c>billing</c>: <c>submitter</c>; several with commas. Who is not here may do nothing.</summary>
    public IDictionary<string, string> Roles { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
