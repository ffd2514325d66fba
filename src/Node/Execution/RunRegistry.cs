using System.Diagnostics.CodeAnalysis;

namespace ActorScheduler.Node.Execution;

/// <summary>The runs that are in a pool, and whether the last one has left it.</summary>
/// <param name="time">Measures how long somebody waits for that.</param>
internal sealed class RunRegistry(TimeProvider time)
{
    private readonly object _gate = new();
    private readonly Dictionary<(string TaskId, int Attempt), PooledRun> _runs = [];
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unreported;
    private bool _closed;

    /// <summary>How many runs are in.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _runs.Count;
        }
    }

    /// <summary>All runs that are in.</summary>
    public PooledRun[] Snapshot()
    {
        lock (_gate)
            return [.. _runs.Values];
    }

    /// <summary>Finds a run that is in.</summary>
    public bool TryGet(string taskId, int attempt, [NotNullWhen(true)] out PooledRun? pooled)
    {
        lock (_gate)
            return _runs.TryGetValue((taskId, attempt), out pooled);
    }

    /// <summary>Lets a run in; false when the registry is closed or that attempt of that task is in already.</summary>
    public bool TryAdd(PooledRun pooled)
    {
        lock (_gate)
        {
            if (_closed || !_runs.TryAdd((pooled.Run.TaskId, pooled.Run.Attempt), pooled))
                return false;
            _unreported++;
            return true;
        }
    }

    /// <summary>Takes a run out whose end is about to be reported.</summary>
    public void Remove(PooledRun pooled)
    {
        lock (_gate)
            _runs.Remove((pooled.Run.TaskId, pooled.Run.Attempt));
    }

    /// <summary>Notes that the end of a run was reported: only then the pool may be drained.</summary>
    public void Forget(PooledRun pooled)
    {
        lock (_gate)
        {
            if (--_unreported == 0 && _closed)
                _drained.TrySetResult();
        }

        pooled.Dispose();
    }

    /// <summary>Lets no run in any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            if (_unreported == 0)
                _drained.TrySetResult();
        }
    }

    /// <summary>True when all runs of a closed registry are over and reported before the time has passed.</summary>
    public async Task<bool> DrainedWithin(TimeSpan timeout)
    {
        try
        {
            await _drained.Task.WaitAsync(timeout, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
