using ActorScheduler.Storage.Postgres.Journal.Failures;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>Runs a batch in one transaction, again and again while the storage fails and patience lasts.</summary>
internal sealed class GroupCommit(
    PostgresConnections connections, IReadOnlyList<IPostgresProjection> projections, PostgresStoreOptions options, PatientRetry retry, OutcomeResolver resolver)
    : IDisposable
{
    private readonly Appender _appender = new(new ProjectionSessions(projections));
    private NpgsqlConnection? _connection;

    /// <summary>Makes a batch durable, or nothing of it.</summary>
    /// <param name="batch">The items.</param>
    /// <param name="apart">True to store a write part by part; then the batch is that write alone.</param>
    /// <returns>Null when it is durable, otherwise why not.</returns>
    internal Exception? Run(IReadOnlyList<PostgresItem> batch, bool apart)
    {
        try
        {
            retry.Execute(() => Attempt(batch, apart));
            return null;
        }
        catch (Exception e)
        {
            // Whatever it was, no item may be left without an answer, and the writer must live to serve the next batch.
            return e;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _connection?.Dispose();

    private bool Attempt(IReadOnlyList<PostgresItem> batch, bool apart)
    {
        foreach (var item in batch)
            item.Begin();
        WriterTransaction? transaction = null;
        try
        {
            transaction = new WriterTransaction(Open());
            Execute(transaction, batch, apart);
            options.Faults?.BeforeCommit();
        }
        catch (Exception e)
        {
            Undo(transaction, e);
            throw;
        }

        using (transaction)
            return Commit(transaction, batch);
    }

    private void Execute(WriterTransaction transaction, IReadOnlyList<PostgresItem> batch, bool apart)
    {
        if (apart && batch is [AppendItem alone])
        {
            _appender.Apart(transaction, alone);
            return;
        }

        // Writes are gathered until other work, or a second write of the same id, must see them in the tables.
        List<AppendItem> gathered = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (var item in batch)
        {
            if (item is not AppendItem append || !ids.Add(append.PersistenceId))
                Store(transaction, gathered, ids);
            if (item is SingleItem single)
            {
                single.Execute(transaction);
            }
            else if (item is AppendItem write)
            {
                ids.Add(write.PersistenceId);
                gathered.Add(write);
            }
        }

        Store(transaction, gathered, ids);
    }

    private void Store(WriterTransaction transaction, List<AppendItem> gathered, HashSet<string> ids)
    {
        _appender.Together(transaction, gathered);
        gathered.Clear();
        ids.Clear();
    }

    private bool Commit(WriterTransaction transaction, IReadOnlyList<PostgresItem> batch)
    {
        try
        {
            transaction.Commit();
            options.Faults?.AfterCommit();
            return true;
        }
        catch (PostgresException e) when (e.InvariantSeverity == "ERROR")
        {
            Undo(transaction, e); // The server has answered that it did not commit.
            throw;
        }
        catch (Exception e) when (transaction.Id is { } id)
        {
            Drop();
            var witness = batch.OfType<AppendItem>().Select(item => item.Witness).FirstOrDefault(found => found is not null);
            return resolver.WasCommitted(id, witness, e) ? true : throw new NotCommittedException(e);
        }
    }

    private void Undo(WriterTransaction? transaction, Exception cause)
    {
        try
        {
            if (transaction is not null && cause.LeavesTheSession())
                transaction.Rollback();
            else
                Drop();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            Drop(); // The cause is reported; this one only says that the connection is gone as well.
        }
        finally
        {
            transaction?.Dispose();
        }
    }

    private NpgsqlConnection Open()
    {
        if (_connection is { State: not System.Data.ConnectionState.Open })
            Drop(); // Npgsql has noticed a break between two transactions.
        return _connection ??= connections.OpenWriter();
    }

    private void Drop()
    {
        _connection?.Dispose();
        _connection = null;
        connections.Clear();
    }
}
