using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>Ends the start of a gateway that other machines could reach without proving who they are, unless that is insisted on.</summary>
internal sealed class ListenerCheck(IConfiguration configuration, IOptions<GatewayOptions> options) : IHostedService
{
    /// <exception cref="OpenListenerException">It is so.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var open = ListenAddresses.OffLoopback(configuration, except: options.Value.Security.OperationsUrl);
        if (open.Count > 0 && options.Value.Security is { AllowAnonymous: false, RequireAuthentication: false })
            throw new OpenListenerException(open);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
