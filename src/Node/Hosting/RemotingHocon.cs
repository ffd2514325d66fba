using System.Net;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage;
using Akka.Configuration;

namespace ActorScheduler.Node.Hosting;

/// <summary>How the processes of a cluster reach each other, and what they take from one another.</summary>
internal static class RemotingHocon
{
    private const string HostKey = "akka.remote.dot-netty.tcp.hostname";

    /// <summary>
    /// Serializers that create what a message names are replaced. The numbers are Akka's: 1 is JSON with <c>$type</c>, 2 protobuf by type name, 3 actors
    /// that are started for others.
    /// </summary>
    public const string Serializers = """
        akka.actor {
          serializers {
            json = "ActorScheduler.Node.Serialization.Peers.RefusingSerializer, ActorScheduler.Node"
            proto = "ActorScheduler.Node.Serialization.Peers.RefusingSerializer, ActorScheduler.Node"
            daemon-create = "ActorScheduler.Node.Serialization.Peers.RefusingSerializer, ActorScheduler.Node"
            akka-misc = "ActorScheduler.Node.Serialization.Peers.PeerMessageSerializer, ActorScheduler.Node"
            akka-system-msg = "ActorScheduler.Node.Serialization.Peers.PeerSystemMessageSerializer, ActorScheduler.Node"
          }
          serialization-settings {
            json.id = 1
            proto.id = 2
            daemon-create.id = 3
          }
        }
        """;

    /// <summary>The transport of a process that nobody can join.</summary>
    public const string InProcess = $$"""
        akka.remote.enabled-transports = ["{{InProcessTransport.ConfigPath}}"]
        {{InProcessTransport.ConfigPath}} {
          transport-class = "ActorScheduler.Node.Clustering.InProcessTransport, ActorScheduler.Node"
          applied-adapters = []
        }
        """;

    /// <summary>TLS, if the process has a certificate.</summary>
    public static string TlsOf(SchedulerOptions options) => options.TlsCertificate.Length == 0
        ? ""
        : """
          akka.remote.dot-netty.tcp {
            enable-ssl = on
            transport-class = "ActorScheduler.Node.Clustering.Tls.RenewedTlsTransport, ActorScheduler.Node"
          }
          """;

    /// <summary>Refuses a port that other machines reach without showing a certificate.</summary>
    /// <exception cref="SchedulerStartException">It is one; the message says what to do.</exception>
    public static void CheckReach(SchedulerOptions options, Config config)
    {
        var host = config.GetString(HostKey, "");
        if (Storages.Find(options.Storage) is not { IsShared: true } || options.TlsCertificate.Length > 0 || options.AllowPlainCluster || IsLoopback(host))
            return;
        throw new SchedulerStartException(
            $"CLUSTER_HOST, CLUSTER_BIND_HOST or {HostKey} in {ClusterNames.SettingsFile}: given \"{host}\"; allowed: a loopback address such as 127.0.0.1, "
            + $"unless {SchedulerOptions.Section}:{nameof(options.TlsCertificate)} and {SchedulerOptions.Section}:{nameof(options.TlsAuthority)} are set: "
            + "without certificates whoever reaches the port can take the process over. "
            + $"{SchedulerOptions.Section}:{nameof(options.AllowPlainCluster)}=true starts it all the same.");
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
