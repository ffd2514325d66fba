using ActorScheduler.Authoring;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Apps;

/// <summary>An app and the services of its tasks.</summary>
internal sealed class AppServices
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateScopes = true, ValidateOnBuild = true };

    private readonly IServiceProviderIsService _known;

    private AppServices(string name, bool isHost, ServiceProvider provider)
    {
        Name = name;
        IsHost = isHost;
        Provider = provider;
        _known = provider.GetRequiredService<IServiceProviderIsService>();
    }

    /// <summary>The simple name of the app's assembly.</summary>
    public string Name { get; }

    /// <summary>True for the host's own tasks.</summary>
    public bool IsHost { get; }

    /// <summary>The services; a run that needs some opens a scope.</summary>
    public ServiceProvider Provider { get; }

    /// <summary>True if a parameter of this type is a service. A sequence never is: the container would make any sequence, if only an empty one.</summary>
    public bool IsService(Type type) =>
        !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)) && _known.IsService(type);

    /// <summary>The services of an app: logging, the host's, and those of the app's <see cref="ITaskApp"/>. <c>null</c> and a problem if they cannot be made.</summary>
    public static AppServices? OfApp(string name, IEnumerable<Type> types, Action<IServiceCollection>? hostServices, List<string> problems)
    {
        var setups = types.Where(static t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ITaskApp))).ToArray();
        if (setups.Length > 1)
        {
            problems.Add($"{name}: {string.Join(" and ", setups.Select(static t => t.FullName))} both implement ITaskApp; keep one.");
            return null;
        }

        return Build(name, isHost: false, problems, services =>
        {
            hostServices?.Invoke(services);
            if (setups.Length == 1)
                ((ITaskApp)Activator.CreateInstance(setups[0])!).ConfigureServices(services);
        });
    }

    /// <summary>The services of the host's own tasks.</summary>
    public static AppServices? OfHost(Action<IServiceCollection> hostServices, List<string> problems) =>
        Build("celery", isHost: true, problems, hostServices);

    // Whatever an app's set-up code throws is reported with the other problems: the start fails either way.
    private static AppServices? Build(string name, bool isHost, List<string> problems, Action<IServiceCollection> configure)
    {
        try
        {
            var services = new ServiceCollection().AddLogging();
            configure(services);
            return new AppServices(name, isHost, services.BuildServiceProvider(Strict));
        }
        catch (AggregateException error)
        {
            problems.AddRange(error.InnerExceptions.Select(inner => $"{name}: its services cannot be made ({OneLine(inner)}); register what is missing."));
        }
        catch (MissingMethodException)
        {
            problems.Add($"{name}: its ITaskApp has no public constructor without parameters; give it one.");
        }
        catch (Exception error)
        {
            problems.Add($"{name}: its ITaskApp threw {OneLine(error.InnerException ?? error)}; ConfigureServices must only register services.");
        }

        return null;
    }

    private static string OneLine(Exception error) => $"{error.GetType().FullName}: {error.Message}".ReplaceLineEndings(" ");
}
