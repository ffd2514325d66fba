using System.Reflection;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Loads an app and lists its classes.</summary>
internal static class AppLoader
{
    /// <summary>The types of the app, or <c>null</c> and a problem if it cannot be loaded.</summary>
    public static Type[]? Load(AppFile file, List<string> problems)
    {
        try
        {
            return Open(file).GetTypes();
        }
        catch (ReflectionTypeLoadException error)
        {
            var reasons = error.LoaderExceptions.OfType<Exception>().Select(static e => e.Message).Distinct();
            problems.Add($"{file.Name}: the app does not load ({string.Join("; ", reasons)}); publish it with its dependencies beside {file.Path}.");
        }
        catch (Exception error) when (IsLoadError(error))
        {
            problems.Add($"{file.Name}: the app does not load ({error.Message}); {file.Path} must be a .NET assembly with its dependencies beside it.");
        }

        return null;
    }

    /// <summary>True for what the runtime throws if an assembly, or one that it needs, is missing or broken.</summary>
    public static bool IsLoadError(Exception error) =>
        error is FileNotFoundException or FileLoadException or BadImageFormatException or TypeLoadException or MissingMethodException;

    private static Assembly Open(AppFile file)
    {
        if (file.IsBesideHost && FromHost(file.Name) is { } known)
            return known;
        return new AppLoadContext(file.Path).LoadFromAssemblyPath(file.Path);
    }

    // The runtime does not know by name an app that was copied beside the host after the build.
    private static Assembly? FromHost(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
