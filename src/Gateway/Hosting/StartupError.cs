using System.Net.Sockets;
using ActorScheduler.Gateway.Access;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Hosting;

/// <summary>Says in one line why the server cannot start, where the reason is in the operator's hands.</summary>
internal static class StartupError
{
    /// <summary>The reason; null for an exception that is none of these, which is a bug and keeps its stack trace.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        IOException { InnerException: AddressInUseException } => $"{exception.Message.TrimEnd('.')}. Choose another with --urls http://127.0.0.1:9000",
        OptionsValidationException invalid => string.Join("; ", invalid.Failures),
        SocketException socket => $"the address of --urls cannot be listened on: {socket.Message}",
        FormatException or InvalidDataException or OpenListenerException => exception.Message,
        InvalidOperationException { InnerException: FormatException or ArgumentException } => exception.Message,
        _ => null,
    };
}
