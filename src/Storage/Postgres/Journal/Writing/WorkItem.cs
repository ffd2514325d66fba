using System.Data.Common;
using ActorScheduler.Storage.Postgres.Journal.Failures;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>Any other work in the order of the writes; what it throws undoes it alone. It runs again when its transaction is tried again.</summary>
internal sealed class WorkItem<T>(Func<DbConnection, T> work, CancellationToken cancellation) : SingleItem
{
    // Awaiting code must never run on the writer thread.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;

    /// <summary>The result, once it is durable.</summary>
    internal Task<T> Done => _done.Task;

    /// <inheritdoc />
    internal override void Execute(WriterTransaction transaction)
    {
        if (cancellation.IsCancellationRequested)
        {
            Fail(new OperationCanceledException(cancellation));
            return;
        }

        transaction.EnsureId();
        transaction.BeginPart();
        try
        {
            _result = work(transaction.Connection);
        }
        catch (Exception e) when (!e.IsStorageFailure())
        {
            Fail(e);
        }

        End(transaction);
    }

    /// <inheritdoc />
    internal override void Committed()
    {
        if (Failure is OperationCanceledException)
            _done.TrySetCanceled(cancellation);
        else if (Failure is { } failure)
            _done.TrySetException(failure);
        else
            _done.TrySetResult(_result);
    }

    /// <inheritdoc />
    internal override void Failed(Exception cause) => _done.TrySetException(cause);

    private void End(WriterTransaction transaction)
    {
        try
        {
            if (Failure is null)
                transaction.KeepPart();
            else
                transaction.UndoPart();
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.NoActiveSqlTransaction or PostgresErrorCodes.InvalidSavepointSpecification)
        {
            throw new InvalidOperationException("Work given to the writer ended the transaction that it was part of.", e);
        }
    }
}
