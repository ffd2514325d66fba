using ActorScheduler.Gateway.Calls.PeriodicTasks;

namespace ActorScheduler.Gateway.Calls;

/// <summary>Registers what reads the calls of requests.</summary>
internal static class CallServices
{
    /// <summary>Registers the readers that the handlers of every family take.</summary>
    public static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddSingleton<TaskCallReader>()
        .AddSingleton<PeriodicTaskCalls>();
}
