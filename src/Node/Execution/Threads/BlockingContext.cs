using System.Runtime.ExceptionServices;

namespace ActorScheduler.Node.Execution.Threads;

/// <summary>Where awaits continue inside a task that is not async: on other threads, but never on the shared pool.</summary>
/// <remarks>Such a task waits for async code by blocking its thread. If awaits continued on that thread, both would wait for ever. Without a
/// context they would continue on the shared pool, and an <c>async void</c> method that throws would end the process.</remarks>
/// <param name="elsewhere">Runs an action on a thread that is not the caller's.</param>
internal sealed class BlockingContext(Action<Action> elsewhere) : SynchronizationContext
{
    private readonly object _gate = new();
    private int _operations;
    private Exception? _thrown;

    /// <summary>Runs a function in such a context and waits for the <c>async void</c> methods that it called.</summary>
    /// <exception cref="Exception">What the function threw, or else what the first of those methods threw.</exception>
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
        // Counted, because an async void method that throws posts its exception and then completes.
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
