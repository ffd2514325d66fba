using System.Reflection;
using System.Runtime.Loader;
using ActorScheduler.Authoring;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Loads one app with its own versions of its dependencies: two apps, or an app and the host, need not agree on them.</summary>
/// <remarks>Shared with the host is what crosses the boundary: the contracts, the abstractions of Microsoft.Extensions and the framework itself.</remarks>
/// <param name="path">The full path of the app's file.</param>
internal sealed class AppLoadContext(string path) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(path))
{
    private static readonly string ContractsName = typeof(BackgroundTaskAttribute).Assembly.GetName().Name!;

    private readonly AssemblyDependencyResolver _resolver = new(path);

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == ContractsName)
            return typeof(BackgroundTaskAttribute).Assembly;
        if (IsShared(assemblyName.Name) && FromHost(assemblyName) is { } shared)
            return shared;
        var file = _resolver.ResolveAssemblyToPath(assemblyName);
        return file is null ? null : LoadFromAssemblyPath(file);
    }

    /// <inheritdoc />
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var file = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        return file is null ? 0 : LoadUnmanagedDllFromPath(file);
    }

    private static bool IsShared(string? name) =>
        name is not null
        && (name.StartsWith("System.", StringComparison.Ordinal)
            || name is "Microsoft.Extensions.Options" or "Microsoft.Extensions.Primitives"
            || (name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && name.EndsWith(".Abstractions", StringComparison.Ordinal)));

    // The host may lack it, or have an older version than the app needs. Then the app's own is loaded.
    private static Assembly? FromHost(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException)
        {
            return null;
        }
    }
}
