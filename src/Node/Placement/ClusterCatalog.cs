using System.Collections.Frozen;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Node.Placement;

/// <summary>Which node can run which tasks, and how busy it is: an app may be installed on some nodes only.</summary>
internal sealed class ClusterCatalog
{
    private static readonly TimeSpan LeastAge = TimeSpan.FromMilliseconds(250);

    private readonly INodeTable _nodes;
    private readonly TimeProvider _time;
    private volatile KnownTasks _current = KnownTasks.None;
    private volatile FrozenDictionary<(string Address, long Incarnation), int> _idle = FrozenDictionary<(string Address, long Incarnation), int>.Empty;
    private long _readAt;

    /// <summary>Creates a catalog that knows nothing yet.</summary>
    /// <param name="nodes">Where the nodes say what they can run.</param>
    /// <param name="own">What this process can run.</param>
    /// <param name="time">Limits how often the nodes are read again for a name that is not known.</param>
    public ClusterCatalog(INodeTable nodes, NodeOffer own, TimeProvider time)
    {
        _nodes = nodes;
        _time = time;
        _readAt = time.GetTimestamp() - (long)(LeastAge.TotalSeconds * time.TimestampFrequency);
        Own = own;
    }

    /// <summary>What this process can run.</summary>
    public NodeOffer Own { get; }

    /// <summary>What all nodes could run when they were last read.</summary>
    public KnownTasks Current => _current;

    /// <summary>How many workers of a node were idle when it last said so, a few seconds ago; 0 for a node that is not known.</summary>
    public int IdleWorkersOf((string Address, long Incarnation) node) => _idle.GetValueOrDefault(node);

    /// <summary>
    /// Finds a task. An unknown one may belong to a node that has just joined, so the nodes are read again, unless that happened a moment ago.
    /// </summary>
    /// <exception cref="System.Data.Common.DbException">The task is not known, and the database cannot be read.</exception>
    public TaskDescription? Find(string name)
    {
        if (_current.Find(name) is { } task)
            return task;
        if (_time.GetElapsedTime(Interlocked.Read(ref _readAt)) >= LeastAge)
            Refresh();
        return _current.Find(name) ?? Own.Tasks.FirstOrDefault(own => own.Name == name);
    }

    /// <summary>Reads the nodes again.</summary>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    public void Refresh()
    {
        var before = _current.ByNode;
        var nodes = _nodes.Read(before);
        Interlocked.Exchange(ref _readAt, _time.GetTimestamp());
        _idle = nodes.ToFrozenDictionary(row => row.Node, row => row.IdleWorkers);
        if (nodes.Count != before.Count || !nodes.All(row => before.ContainsKey(row.Node)))
            _current = new KnownTasks(nodes.ToDictionary(row => row.Node, row => row.Offer));
    }
}
