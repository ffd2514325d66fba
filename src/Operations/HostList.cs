using System.Net;
using Microsoft.AspNetCore.Http;

namespace ActorScheduler.Operations;

/// <summary>
/// The names under which this process answers: those of the loopback, and those that the operator lists. A web page can make a name of its own
/// point to any address ("DNS rebinding") and would then be of the same origin; the name in the request gives it away.
/// </summary>
public sealed class HostList
{
    private const string Any = "*";
    private const string Below = "*.";

    private readonly HashSet<string> _names;
    private readonly string[] _suffixes;

    // Nearly all requests of a process name the same host.
    private volatile string? _last;

    /// <summary>Makes a list.</summary>
    /// <param name="names">What the operator lists.</param>
    public HostList(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _names = names.Select(static name => Plain(name.Trim())).ToHashSet(StringComparer.OrdinalIgnoreCase);
        _suffixes = [.. _names.Where(static name => name.StartsWith(Below, StringComparison.Ordinal)).Select(static name => name[1..])];
    }

    /// <summary>True if the name of a request is one of this process.</summary>
    /// <param name="host">The name, with or without a port, which does not matter.</param>
    public bool Contains(HostString host)
    {
        if (host.Value is not { Length: > 0 } value)
            return _names.Contains(Any);
        if (value == _last)
            return true;
        var name = Plain(host.Host);
        if (!IsLoopback(name) && !IsListed(name))
            return false;
        _last = value;
        return true;
    }

    /// <summary>True if the operator lists a name, or all names.</summary>
    /// <param name="name">The name without a port.</param>
    public bool IsListed(string name) => _names.Contains(Plain(name)) || _names.Contains(Any)
        || Array.Exists(_suffixes, suffix => Plain(name).EndsWith(suffix, StringComparison.OrdinalIgnoreCase));

    private static bool IsLoopback(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address);

    // A name may end with the dot of the root, and an address of IPv6 stands in brackets.
    private static string Plain(string name) => name.StartsWith('[') ? name.Trim('[', ']') : name.EndsWith('.') ? name[..^1] : name;
}
