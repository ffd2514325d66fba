using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>A transaction of the writer. Its beginning costs no round trip: it travels with the first statement.</summary>
internal sealed class WriterTransaction(NpgsqlConnection connection) : IDisposable
{
    /// <summary>
    /// Gives the transaction its number, before it takes its first ordering: the outcome of a commit that was cut off is looked up by the number, and
    /// readers that follow the journal by ordering wait for it.
    /// </summary>
    internal const string TakeId = "SELECT pg_current_xact_id()::text";

    private const string Part = "part";

    private readonly NpgsqlTransaction _transaction = connection.BeginTransaction();

    /// <summary>Its connection.</summary>
    internal NpgsqlConnection Connection => connection;

    /// <summary>Its number, once it has one.</summary>
    internal string? Id { get; set; }

    /// <summary>Makes sure that it has a number.</summary>
    internal void EnsureId() => Id ??= (string)connection.Scalar(TakeId)!;

    /// <summary>An empty batch of statements, which travel in one round trip.</summary>
    internal NpgsqlBatch NewBatch() => new(connection, _transaction);

    /// <summary>Marks the place to come back to.</summary>
    internal void BeginPart() => _transaction.Save(Part);

    /// <summary>Keeps what was done since.</summary>
    internal void KeepPart() => _transaction.Release(Part);

    /// <summary>Undoes what was done since.</summary>
    internal void UndoPart() => _transaction.Rollback(Part);

    /// <summary>Makes it durable.</summary>
    internal void Commit() => _transaction.Commit();

    /// <summary>Gives it up.</summary>
    internal void Rollback() => _transaction.Rollback();

    /// <inheritdoc />
    public void Dispose() => _transaction.Dispose();
}
