using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Journal.Writing;

/// <summary>Any other work in the order of the writes; what it throws undoes it alone.</summary>
internal sealed class WorkItem<T>(Func<SqliteConnection, T> work, CancellationToken cancellation) : SqliteItem
{
    // Awaiting code must never run on the writer thread.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;
    private T _result = default!;

    /// <summary>The result, once it is durable.</summary>
    internal Task<T> Done => _done.Task;

    /// <inheritdoc />
    internal override void Execute(WriterSession session)
    {
        // A transaction that failed as a whole is made again, item by item: what this one met in the first round does not count.
        _failure = null;
        if (cancellation.IsCancellationRequested)
        {
            _failure = new OperationCanceledException(cancellation);
            return;
        }

        session.Savepoint.Begin();
        try
        {
            _result = work(session.Connection);
            session.Savepoint.Release();
        }
        catch (Exception e) when (session.InTransaction && !(e is SqliteException sqlite && sqlite.IsStorageFailure()))
        {
            _failure = e;
            session.Savepoint.Undo();
        }
    }

    /// <inheritdoc />
    internal override void Committed()
    {
        if (_failure is OperationCanceledException)
            _done.TrySetCanceled(cancellation);
        else if (_failure is not null)
            _done.TrySetException(_failure);
        else
            _done.TrySetResult(_result);
    }

    /// <inheritdoc />
    internal override void Failed(Exception cause) => _done.TrySetException(cause);
}
