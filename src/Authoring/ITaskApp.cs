using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Authoring;

/// <summary>Registers the services that the tasks of an app need. An app has at most one such class, with a public constructor without parameters.</summary>
public interface ITaskApp
{
    /// <summary>Registers the services. Called once, when the server starts; what it throws keeps the server from starting.</summary>
    /// <param name="services">The app's own services; logging is registered already. Scoped services live as long as one run of a task.</param>
    void ConfigureServices(IServiceCollection services);
}
