using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Finds the tasks of the installed apps when the host starts, and refuses to start with any that would not work.</summary>
public static class TaskDiscovery
{
    /// <summary>Loads the apps and reads their tasks.</summary>
    /// <param name="installedApps">For each app the name of an assembly beside the host (<c>DemoApp</c>), or a path to a <c>.dll</c>, absolute or
    /// relative to the current directory. An app given by path has dependencies of its own and shares only the contracts with the host.</param>
    /// <param name="baseDirectory">The directory of the host, <see cref="AppContext.BaseDirectory"/> in a product.</param>
    /// <param name="hostServices">Registers what the host gives to every app, such as its logging; <c>null</c>: nothing.</param>
    /// <returns>The catalog; without any task when no app is installed.</returns>
    /// <exception cref="TaskDiscoveryException">Anything is wrong with any app; the message lists everything.</exception>
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

    private static void Abandon(List<AppServices> apps, List<string> problems)
    {
        foreach (var app in apps)
            app.Provider.Dispose();
        throw new TaskDiscoveryException(problems);
    }
}
