using System.Net;
using ActorScheduler.Contracts;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace ActorScheduler.Gateway.Http;

/// <summary>Who asks, for the audit: who has proved who he is, with the one whom he says he asks for; else what the header says, else where the request came from.</summary>
internal static class RequestedByExtensions
{
    private static readonly object AddressKey = new();

    /// <summary>Who asks; null for a request that comes from no address (a Unix socket). The header is valid: <see cref="RequestedByHeader"/> has checked it.</summary>
    public static string? RequestedBy(this HttpContext http) =>
        User(http) is { } user
            ? RequestedByHeader.Of(http.Request) is { } other ? RequestedByHeader.Cut(Requester.OnBehalfOf(user, other)) : user
            : RequestedByHeader.Of(http.Request) ?? Address(http);

    // The feature and not HttpContext.User, which makes an anonymous user for each request that has none.
    private static string? User(HttpContext http) =>
        http.Features.Get<IHttpAuthenticationFeature>()?.User?.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name }
            ? RequestedByHeader.Cut(name)
            : null;

    // One text for all requests of a connection. An address that was put in place by X-Forwarded-For is another object for each request.
    private static string? Address(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address)
            return null;
        var items = http.Features.Get<IConnectionItemsFeature>()?.Items;
        if (items is not null && items.TryGetValue(AddressKey, out var found) && found is Known known && ReferenceEquals(known.Address, address))
            return known.Text;
        var text = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        if (items is not null)
            items[AddressKey] = new Known(address, text);
        return text;
    }

    private sealed record Known(IPAddress Address, string Text);
}
