using System.Runtime.ExceptionServices;

namespace ActorScheduler.Node.Execution.Threads;

/// <summary>Where the awaits of a task that is not async come back to: other threads, never the shared pool.</summary>
/// <remarks>Code that is not async waits for async code by blocking its thread. If the awaits came back to that thread, both would wait for ever; if
/// there were no context, they would run on the shared pool, and an <c>async void</c> that throws would end the process.</remarks>
/// <param name="elsewhere">Runs an action on a thread that is not the caller's.</param>
internal sealed class BlockingContext(Action<Action> elsewhere) : SynchronizationContext
{
    private readonly object _gate = new();
    private int _operations;
    private Exception? _thrown;

    /// <summary>Runs a function in such a context and waits for the <c>async void</c> calls it started.</summary>
    /// <exception cref="Exception">What the function threw, or else the first thing that one of those calls threw.</exception>
    public static T Run<T>(Action<Action> elsewhere, Func<T> function)
    {
        var before = Current;
        var context = new BlockingContext(elsewhere);
        SetSynchronizationContext(context);
        try
        {
            var result = function();
            context.WaitForOperations();
            return result;
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state)
    {
        // Counted, because an async void that throws posts its exception and then says that it is complete.
        OperationStarted();
        elsewhere(() => Invoke(d, state));
    }

    /// <inheritdoc />
    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <inheritdoc />
    public override SynchronizationContext CreateCopy() => this;

    /// <inheritdoc />
    public override void OperationStarted()
    {
        lock (_gate)
            _operations++;
    }

    /// <inheritdoc />
    public override void OperationCompleted()
    {
        lock (_gate)
        {
            if (--_operations == 0)
                Monitor.PulseAll(_gate);
        }
    }

    private void Invoke(SendOrPostCallback callback, object? state)
    {
        SetSynchronizationContext(this);
        try
        {
            callback(state);
        }
        catch (Exception error)
        {
            lock (_gate)
                _thrown ??= error;
        }
        finally
        {
            SetSynchronizationContext(null);
            OperationCompleted();
        }
    }

    private void WaitForOperations()
    {
        lock (_gate)
        {
            while (_operations > 0)
                Monitor.Wait(_gate);
            if (_thrown is not null)
                ExceptionDispatchInfo.Throw(_thrown);
        }
    }
}
