using System.Globalization;

namespace ActorScheduler.Node.Execution.Threads;

/// <summary>Threads for code that may block: made when needed, kept for a while, and never more than a limit. Further work waits in order, also work for
/// which the system has no thread to give.</summary>
/// <param name="name">The threads are called this, a dash and a number from 1.</param>
/// <param name="limit">The most threads at a time.</param>
/// <param name="idleTimeout">How long a thread stays without work.</param>
/// <param name="start">Starts a thread; null: as .NET does.</param>
internal sealed class WorkerThreads(string name, int limit, TimeSpan idleTimeout, Action<Thread>? start = null)
{
    // Without the caller's execution context: a worker does not belong to a request or trace.
    private readonly Action<Thread> _start = start ?? (static thread => thread.UnsafeStart());
    private readonly object _gate = new();
    private readonly Queue<Action> _work = new();
    private readonly SortedSet<int> _freeNumbers = [];
    private int _threads;
    private int _idle;
    private bool _waking;

    /// <summary>Queues an action for one of the threads and returns at once.</summary>
    /// <param name="action">What to run; it must not throw.</param>
    public void Run(Action action)
    {
        lock (_gate)
        {
            _work.Enqueue(action);
            TryAddThread();
            WakeOne();
        }
    }

    /// <summary>Asks the system again for the threads that it refused.</summary>
    /// <returns>How many actions wait because it refuses still; 0 if it does not.</returns>
    public int AddRefusedThreads()
    {
        lock (_gate)
        {
            while (_work.Count > _idle && _threads < limit)
            {
                if (!TryAddThread())
                    return _work.Count - _idle;
            }

            return 0;
        }
    }

    // Only one thread is woken at a time; if there is more to do, it wakes the next before it begins. So a burst of very short runs is done by
    // the one or two threads that are awake, while a burst of runs that block still gets all threads.
    private void WakeOne()
    {
        if (_waking || _idle == 0)
            return;
        _waking = true;
        Monitor.Pulse(_gate);
    }

    // False if the system has no thread to give, such as when a limit of processes is reached: what waits is done by the threads that there are.
    private bool TryAddThread()
    {
        if (_work.Count <= _idle || _threads >= limit)
            return true;
        var number = _freeNumbers.Count > 0 ? _freeNumbers.Min : _threads + 1;
        var thread = new Thread(() => Loop(number)) { IsBackground = true, Name = FormattableString.Invariant($"{name}-{number}") };
        try
        {
            _start(thread);
        }
        catch (OutOfMemoryException)
        {
            return false;
        }

        _threads++;
        _freeNumbers.Remove(number);
        return true;
    }

    private void Loop(int number)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var clean = ExecutionContext.Capture()!;
        while (Next(number) is { } action)
            ExecutionContext.Run(clean, static state => ((Action)state!).Invoke(), action);
    }

    // Null if there was nothing to do for so long that the thread may end.
    private Action? Next(int number)
    {
        lock (_gate)
        {
            while (_work.Count == 0)
            {
                _idle++;
                var woken = Monitor.Wait(_gate, idleTimeout);
                _idle--;
                _waking = false;
                if (woken || _work.Count > 0)
                    continue;
                _threads--;
                _freeNumbers.Add(number);
                return null;
            }

            var action = _work.Dequeue();
            if (_work.Count > 0)
                WakeOne();
            return action;
        }
    }
}
