using System.Collections.Frozen;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Execution;

namespace ActorScheduler.Node.Clustering.Database;

/// <summary>Which node can run which tasks, and how busy it is: apps may be installed on some nodes only. Each tells the others in its row of the table of members.</summary>
internal sealed class ClusterCatalog
{
    private static readonly TimeSpan LeastAge = TimeSpan.FromMilliseconds(250);

    private readonly IReadModelStore _store;
    private readonly TimeProvider _time;
    private volatile KnownTasks _current = KnownTasks.None;
    private volatile FrozenDictionary<(string Address, long Incarnation), int> _idle = FrozenDictionary<(string Address, long Incarnation), int>.Empty;
    private long _readAt;

    /// <summary>Knows of nothing yet.</summary>
    /// <param name="store">The database.</param>
    /// <param name="own">What this process can run; null if it runs nothing.</param>
    /// <param name="time">Bounds how often it is read for names that nobody knows.</param>
    public ClusterCatalog(IReadModelStore store, TaskCatalog? own, TimeProvider time)
    {
        _store = store;
        _time = time;
        _readAt = time.GetTimestamp() - (long)(LeastAge.TotalSeconds * time.TimestampFrequency);
        Own = own is null ? [] : [.. own.Tasks.Concat(own.BuiltIns).Select(task => task.Description)];
    }

    /// <summary>What this process can run.</summary>
    public IReadOnlyList<TaskDescription> Own { get; }

    /// <summary>What is known now.</summary>
    public KnownTasks Current => _current;

    /// <summary>How many workers of a node had nothing to do when it said so last, a few seconds ago; 0 for one that is not known.</summary>
    public int IdleWorkersOf((string Address, long Incarnation) node) => _idle.GetValueOrDefault(node);

    /// <summary>
    /// Finds a task. One that is not known may be that of a node which has just joined, so it is looked for again, unless that was done a moment ago.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">It is not known, and the database cannot be asked.</exception>
    public TaskDescription? Find(string name)
    {
        if (_current.Find(name) is { } task)
            return task;
        if (_time.GetElapsedTime(Interlocked.Read(ref _readAt)) >= LeastAge)
            Refresh();
        return _current.Find(name) ?? Own.FirstOrDefault(own => own.Name == name);
    }

    /// <summary>Reads what has changed. What a node can run does not change while it lives, so only new ones are read whole.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    public void Refresh()
    {
        var before = _current.ByNode;
        using var connection = _store.OpenReader();
        var nodes = ReadNodes(connection);
        Interlocked.Exchange(ref _readAt, _time.GetTimestamp());
        _idle = nodes.ToFrozenDictionary();
        if (nodes.Count == before.Count && nodes.Keys.All(before.ContainsKey))
            return;
        _current = new KnownTasks(nodes.Keys.ToDictionary(node => node, node => before.TryGetValue(node, out var known) ? known : ReadTasks(connection, node)));
    }

    private static Dictionary<(string Address, long Incarnation), int> ReadNodes(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT address, incarnation, free_workers FROM cluster_members WHERE is_member AND removed_at IS NULL AND length(tasks) > 0";
        using var reader = command.ExecuteReader();
        var nodes = new Dictionary<(string, long), int>();
        while (reader.Read())
            nodes.Add((reader.GetString(0), reader.GetInt64(1)), reader.GetInt32(2));
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
