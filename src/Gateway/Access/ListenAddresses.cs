using System.Net;

namespace ActorScheduler.Gateway.Access;

/// <summary>Where the server is going to listen, read from the configuration as the server itself reads it.</summary>
internal static class ListenAddresses
{
    private const char Separator = ';';

    private const string Endpoints = "Kestrel:Endpoints";
    private const string Urls = "urls";

    /// <summary>Has the server listen at one more.</summary>
    /// <exception cref="InvalidDataException">It listens at that port already.</exception>
    public static void Add(ConfigurationManager configuration, string url)
    {
        var others = All(configuration).ToList();
        if (others.Find(other => BindingAddress.Parse(other).Port == BindingAddress.Parse(url).Port) is { } other)
            throw new InvalidDataException($"Scheduler:Security:OperationsUrl is '{url}'; allowed: a port of its own. {other} has the same.");
        if (configuration.GetSection(Endpoints).Exists())
            configuration[$"{Endpoints}:Operations:Url"] = url;
        else
            configuration[Urls] = string.Join(Separator, [.. others, url]);
    }

    /// <summary>The addresses that other machines can reach. A name that is not this machine's own counts: what it will stand for is not known.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="except">An address that does not count.</param>
    public static IReadOnlyList<string> OffLoopback(IConfiguration configuration, string except = "") => [.. All(configuration).Where(url => url != except && !IsLoopback(url))];

    private static IEnumerable<string> All(IConfiguration configuration)
    {
        // Endpoints are stronger than addresses, and addresses than ports.
        var endpoints = configuration.GetSection(Endpoints).GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToList();
        if (endpoints.Count > 0)
            return endpoints;
        if (configuration[Urls] is { Length: > 0 } urls)
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
