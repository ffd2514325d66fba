using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Authoring;

/// <summary>Registers what the tasks of an app need. At most one class of an app implements it; it has a public constructor without parameters.</summary>
public interface ITaskApp
{
    /// <summary>Called once when the host starts. Scoped services live as long as one run of a task.</summary>
    /// <param name="services">The app's own services; logging is there already.</param>
    void ConfigureServices(IServiceCollection services);
}
