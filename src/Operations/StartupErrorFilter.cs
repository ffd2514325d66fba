using Microsoft.Extensions.Logging;

namespace ActorScheduler.Operations;

/// <summary>
/// Keeps the host from logging a failed start with its stack trace, because the program gives the reason in one line or logs it itself.
/// After the start the host logs everything.
/// </summary>
public sealed class StartupErrorFilter
{
    /// <summary>The host's own log.</summary>
    public const string Category = "Microsoft.Extensions.Hosting.Internal.Host";

    private volatile bool _started;

    /// <summary>From now on everything passes.</summary>
    public void Started() => _started = true;

    /// <summary>True if the host may log a message of that level.</summary>
    /// <param name="level">The level.</param>
    public bool Passes(LogLevel level) => _started && level >= LogLevel.Information;
}
