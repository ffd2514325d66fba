using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Access;

/// <summary>Registers what knows who may do what.</summary>
internal static class AccessServices
{
    /// <summary>Registers it. The caller registers an <see cref="IAccessJournal"/>.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<AccessChanges>()
        .AddSingleton<KnownKeys>()
        .AddHostedService<AccessRefresh>();
}
