using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ActorScheduler.Operations;

/// <summary>
/// Checks that the addresses are free before anything else starts. The server itself listens last, when everything behind it is up; a port in use
/// would be found only then, and all the rest would have to be stopped again.
/// </summary>
/// <param name="configuration">Where <c>urls</c> is read, as the server reads it.</param>
public sealed class AddressCheck(IConfiguration configuration) : IHostedService
{
    private const char Separator = ';';

    /// <inheritdoc />
    /// <exception cref="IOException">Another process listens on one of them.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var urls = configuration[WebHostDefaults.ServerUrlsKey] ?? "";
        foreach (var url in urls.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (EndPointOf(url) is { } endPoint)
                Try(url, endPoint);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static void Try(string url, IPEndPoint endPoint)
    {
        try
        {
            using var listener = new TcpListener(endPoint);
            listener.Start();
        }
        catch (SocketException inUse) when (inUse.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new IOException($"Failed to bind to address {url}: address already in use.", new AddressInUseException(inUse.Message, inUse));
        }
        catch (SocketException)
        {
            // The server explains anything else better.
        }
    }

    // Host names, socket files and ports that the system chooses are left to the server.
    private static IPEndPoint? EndPointOf(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Port <= 0)
            return null;
        var host = uri.IsLoopback && uri.HostNameType == UriHostNameType.Dns ? IPAddress.Loopback.ToString() : uri.Host.Trim('[', ']');
        return IPAddress.TryParse(host, out var address) ? new IPEndPoint(address, uri.Port) : null;
    }
}
