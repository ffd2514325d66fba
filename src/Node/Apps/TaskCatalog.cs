using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Apps.Discovery;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Node.Apps;

/// <summary>All tasks that can be run here, by name. Immutable; made once by <see cref="TaskDiscovery"/>.</summary>
/// <remarks>It owns the services of the apps: dispose of it when no task runs any more.</remarks>
public sealed class TaskCatalog : IAsyncDisposable, IDisposable
{
    private readonly FrozenDictionary<string, TaskDescriptor> _byName;
    private readonly IReadOnlyList<AppServices> _apps;

    internal TaskCatalog(IReadOnlyList<TaskDescriptor> tasks, IReadOnlyList<AppServices> apps)
    {
        _apps = apps;
        _byName = tasks.ToFrozenDictionary(static t => t.Name, StringComparer.Ordinal);
        Tasks = [.. tasks.Where(static t => !t.IsBuiltIn).OrderBy(static t => t.Name, StringComparer.Ordinal)];
        BuiltIns = [.. tasks.Where(static t => t.IsBuiltIn).OrderBy(static t => t.Name, StringComparer.Ordinal)];
    }

    /// <summary>The tasks of the installed apps, sorted by name (ordinal).</summary>
    public IReadOnlyList<TaskDescriptor> Tasks { get; }

    /// <summary>The host's own tasks, sorted by name (ordinal).</summary>
    public IReadOnlyList<TaskDescriptor> BuiltIns { get; }

    /// <summary>Finds a task, the host's own ones included.</summary>
    /// <param name="name">Its exact name.</param>
    /// <param name="task">The task; <c>null</c> when there is none of that name.</param>
    /// <returns>True when it was found.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out TaskDescriptor? task) => _byName.TryGetValue(name, out task);

    /// <summary>The names of tasks that somebody who wrote this name may have meant, best first; at most three, often none.</summary>
    /// <param name="name">A name that is not registered.</param>
    public IReadOnlyList<string> Suggest(string name) => NearNames.Of(name, Tasks.Select(static t => t.Name));

    /// <summary>This catalog with tasks of the host itself added. The new catalog owns the services of the old one too: keep only the new one.</summary>
    /// <param name="services">Registers what these tasks need.</param>
    /// <param name="classes">The classes with the tasks; every name begins with <c>celery.</c>.</param>
    /// <exception cref="TaskDiscoveryException">A task breaks a rule or its name is taken.</exception>
    public TaskCatalog WithBuiltIns(Action<IServiceCollection> services, params Type[] classes)
    {
        var problems = new List<string>();
        var host = AppServices.OfHost(services, problems);
        var found = host is null ? [] : ClassScanner.Scan(classes, host, problems);
        TaskDescriptor[] all = [.. _byName.Values, .. found];
        problems.AddRange(ClassScanner.Duplicates(all));
        if (problems.Count > 0)
            throw new TaskDiscoveryException(problems);
        return new TaskCatalog(all, [.. _apps, host!]);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
            await app.Provider.DisposeAsync();
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A service of an app can only be disposed of asynchronously.</exception>
    public void Dispose()
    {
        foreach (var app in _apps)
            app.Provider.Dispose();
    }
}
