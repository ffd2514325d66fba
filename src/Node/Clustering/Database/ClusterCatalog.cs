using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Execution;

namespace ActorScheduler.Node.Clustering.Database;

/// <summary>Which node can run which tasks: apps may be installed on some nodes only. Each tells the others in its row of the table of members.</summary>
internal sealed class ClusterCatalog
{
    private readonly IReadModelStore _store;
    private volatile KnownTasks _current = KnownTasks.None;

    /// <summary>Knows of nothing yet.</summary>
    /// <param name="store">The database.</param>
    /// <param name="own">What this process can run; null if it runs nothing.</param>
    public ClusterCatalog(IReadModelStore store, TaskCatalog? own)
    {
        _store = store;
        Own = own is null ? [] : [.. own.Tasks.Concat(own.BuiltIns).Select(task => task.Description)];
    }

    /// <summary>What this process can run.</summary>
    public IReadOnlyList<TaskDescription> Own { get; }

    /// <summary>What is known now.</summary>
    public KnownTasks Current => _current;

    /// <summary>A task, or null if no node can run it. A name that is not known is looked for once more, so that a node that has just come is not overlooked.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    public TaskDescription? Find(string name)
    {
        if (_current.Find(name) is { } known)
            return known;
        Refresh();
        return _current.Find(name) ?? Own.FirstOrDefault(task => task.Name == name);
    }

    /// <summary>Reads what has changed. What a node can run does not change while it lives, so only new ones are read whole.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    public void Refresh()
    {
        var before = _current.ByNode;
        using var connection = _store.OpenReader();
        var nodes = ReadNodes(connection);
        if (nodes.Count == before.Count && nodes.All(before.ContainsKey))
            return;
        _current = new KnownTasks(nodes.ToDictionary(node => node, node => before.TryGetValue(node, out var known) ? known : ReadTasks(connection, node)));
    }

    private static List<(string Address, long Incarnation)> ReadNodes(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT address, incarnation FROM cluster_members WHERE is_member AND length(tasks) > 0";
        using var reader = command.ExecuteReader();
        var nodes = new List<(string, long)>();
        while (reader.Read())
            nodes.Add((reader.GetString(0), reader.GetInt64(1)));
        return nodes;
    }

    private static IReadOnlyList<TaskDescription> ReadTasks(System.Data.Common.DbConnection connection, (string Address, long Incarnation) node)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT tasks FROM cluster_members WHERE address = @address AND incarnation = @incarnation";
        ServerTime.Add(command, "address", node.Address);
        ServerTime.Add(command, "incarnation", node.Incarnation);
        return command.ExecuteScalar() is byte[] bytes ? TaskDescriptionCodec.FromBytes(bytes) : [];
    }
}
