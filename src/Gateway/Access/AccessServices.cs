using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>Registers what knows who may do what.</summary>
internal static class AccessServices
{
    /// <summary>Registers it. The caller registers an <see cref="IAccessJournal"/>, an <see cref="ISessionJournal"/> and an <see cref="IRefusalJournal"/>.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AccessChanges>().AddSingleton<KnownKeys>().AddSingleton<SessionChanges>().AddSingleton<KnownSessions>().AddSingleton<SessionHolders>().AddSingleton<Concealment>().AddHostedService<AccessRefresh>();
        services.AddSingleton<AttemptCounter>().AddSingleton<IAttemptCounter>(provider => provider.GetRequiredService<AttemptCounter>()).AddHostedService<AttemptLog>();
        services.AddSingleton<IValidateOptions<GatewayOptions>, SecurityOptionsValidator>();
        if (!string.IsNullOrEmpty(configuration[$"{GatewayOptions.Section}:Security:Oidc:Authority"]))
            services.AddSingleton<OidcProvider>().AddSingleton<OidcTokens>();
        if (!string.IsNullOrEmpty(configuration[$"{GatewayOptions.Section}:Security:Oidc:ClientId"]))
            services.AddSingleton<OidcSignIn>();
        if (!string.IsNullOrEmpty(configuration[$"{GatewayOptions.Section}:Security:ClientCertificates:Authorities"]))
        {
            services.AddSingleton<ClientCertificates>();
            services.AddOptions<KestrelServerOptions>().Configure<ClientCertificates>((kestrel, certificates) => kestrel.ConfigureHttpsDefaults(certificates.AddTo));
        }

        return services;
    }
}
