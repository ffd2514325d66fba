using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Node.Apps;

/// <summary>All tasks that can be run here, by name. Immutable.</summary>
/// <remarks>It owns the services of the apps: dispose of it once no task runs any more.</remarks>
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

    /// <summary>All tasks, in no order.</summary>
    internal IReadOnlyList<TaskDescriptor> All => _byName.Values;

    /// <summary>The apps whose tasks they are.</summary>
    internal IReadOnlyList<AppServices> Apps => _apps;

    /// <summary>What other nodes need to know.</summary>
    /// <param name="queues">From which queues this node takes tasks.</param>
    internal NodeOffer OfferFrom(ConsumedQueues queues) => new([.. Tasks.Concat(BuiltIns).Select(task => task.Description)], queues);

    /// <summary>Finds a task, the host's own ones included.</summary>
    /// <param name="name">Its exact name.</param>
    /// <param name="task">The task; <c>null</c> when there is none of that name.</param>
    /// <returns>True when it was found.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out TaskDescriptor? task) => _byName.TryGetValue(name, out task);

    /// <summary>Registered names that are close to a mistyped one, best first: at most three, often none.</summary>
    /// <param name="name">A name that is not registered.</param>
    public IReadOnlyList<string> Suggest(string name) => NearNames.Of(name, Tasks.Select(static t => t.Name));

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
