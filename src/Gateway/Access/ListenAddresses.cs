using System.Net;

namespace ActorScheduler.Gateway.Access;

/// <summary>Where the server is going to listen, read from the configuration as the server itself reads it.</summary>
internal static class ListenAddresses
{
    private const char Separator = ';';

    /// <summary>The addresses that other machines can reach. A name that is not this machine's own counts: what it will stand for is not known.</summary>
    public static IReadOnlyList<string> OffLoopback(IConfiguration configuration) => [.. All(configuration).Where(url => !IsLoopback(url))];

    private static IEnumerable<string> All(IConfiguration configuration)
    {
        // Endpoints are stronger than addresses, and addresses than ports.
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
            return endpoints;
        if (configuration["urls"] is { Length: > 0 } urls)
            return Split(urls);
        return Split(configuration["http_ports"]).Concat(Split(configuration["https_ports"])).Select(port => $"http://*:{port}");
    }

    private static string[] Split(string? text) =>
        (text ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.IsUnixPipe || address.IsNamedPipe
            || address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
