using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Node.Hosting;

/// <summary>Runs a host. A failure that an operator can fix is reported in plain words, without a stack trace, and ends with exit code 1.</summary>
public static class StartUp
{
    /// <summary>Runs a host until it stops.</summary>
    /// <param name="host">Runs it and returns its exit code.</param>
    /// <returns>The host's exit code, or 1 if the start failed for a reason that the message names.</returns>
    public static async Task<int> RunAsync(Func<Task<int>> host)
    {
        try
        {
            var code = await host();
            return code == 0 ? Environment.ExitCode : code;
        }
        catch (Exception cause) when (Explain(cause) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
            return 1;
        }
    }

    private static string? Explain(Exception cause) => cause switch
    {
        SchedulerStartException or JournalOpenException or TaskDiscoveryException => cause.Message,
        IOException { InnerException: AddressInUseException } => $"{cause.Message.TrimEnd('.')}. Choose another with --urls http://127.0.0.1:9001",
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        { InnerException: { } inner } => Explain(inner),
        _ => null,
    };
}
