using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Finds the tasks of the installed apps when the host starts, and refuses to start if any would not work.</summary>
public static class TaskDiscovery
{
    /// <summary>Loads the apps and reads their tasks.</summary>
    /// <param name="installedApps">For each app the name of an assembly beside the host (<c>DemoApp</c>), or a path to a <c>.dll</c>, absolute or
    /// relative to the current directory. An app given by path has dependencies of its own and shares only the contracts with the host.</param>
    /// <param name="baseDirectory">The directory of the host, <see cref="AppContext.BaseDirectory"/> in a product.</param>
    /// <param name="hostServices">Registers what the host shares with every app, such as its logging; <c>null</c> for nothing.</param>
    /// <returns>The catalog; it has no task if no app is installed.</returns>
    /// <exception cref="TaskDiscoveryException">Something is wrong with an app; the message lists all problems.</exception>
    public static TaskCatalog Discover(IEnumerable<string> installedApps, string baseDirectory, Action<IServiceCollection>? hostServices = null)
    {
        var problems = new List<string>();
        var tasks = new List<TaskDescriptor>();
        var apps = new List<AppServices>();
        foreach (var file in AppLocator.Locate(installedApps, baseDirectory, problems))
        {
            if (AppLoader.Load(file, problems) is not { } types)
                continue;
            if (AppServices.OfApp(file.Name, types, hostServices, problems) is not { } app)
                continue;
            apps.Add(app);
            var before = problems.Count;
            var found = ClassScanner.Scan(types, app, problems);
            if (found.Count == 0 && problems.Count == before)
                problems.Add($"{file.Name}: the app has no task; mark a public method of a public class with [BackgroundTask], or remove the app from InstalledApps.");
            tasks.AddRange(found);
        }

        problems.AddRange(ClassScanner.Duplicates(tasks));
        var catalog = problems.Count == 0 ? new TaskCatalog(tasks, apps) : null;
        if (catalog is null)
            Abandon(apps, problems);
        return catalog!;
    }

    /// <summary>A catalog with tasks of the host itself added. It owns the services of the old one too: keep only the new one.</summary>
    /// <param name="catalog">The tasks of the installed apps.</param>
    /// <param name="services">Registers what the host's tasks need.</param>
    /// <param name="classes">The classes with the tasks; every name begins with <c>celery.</c>.</param>
    /// <exception cref="TaskDiscoveryException">A task breaks a rule or its name is taken.</exception>
    public static TaskCatalog WithBuiltIns(this TaskCatalog catalog, Action<IServiceCollection> services, params Type[] classes)
    {
        var problems = new List<string>();
        var host = AppServices.OfHost(services, problems);
        var found = host is null ? [] : ClassScanner.Scan(classes, host, problems);
        TaskDescriptor[] all = [.. catalog.All, .. found];
        problems.AddRange(ClassScanner.Duplicates(all));
        if (problems.Count > 0)
            throw new TaskDiscoveryException(problems);
        return new TaskCatalog(all, [.. catalog.Apps, host!]);
    }

    private static void Abandon(List<AppServices> apps, List<string> problems)
    {
        foreach (var app in apps)
            app.Provider.Dispose();
        throw new TaskDiscoveryException(problems);
    }
}
