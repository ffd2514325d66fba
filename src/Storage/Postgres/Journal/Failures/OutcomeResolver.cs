using ActorScheduler.Journal.Store;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Failures;

/// <summary>
/// Finds out whether a commit whose answer never came has happened. The server keeps the fate of each transaction by its number. A server that
/// took over without the last transactions may have given the number to another one, so a stored event must be there as well.
/// </summary>
internal sealed class OutcomeResolver(PostgresConnections connections, PatientRetry retry)
{
    private const string ExistsSql = """
        SELECT EXISTS (SELECT FROM journal
            WHERE persistence_id = $1 AND sequence_number = $2 AND coalesce(writer_uuid, '') = $3 AND created = $4)
        """;

    /// <summary>Asks until there is an answer.</summary>
    /// <param name="transactionId">The number of the transaction.</param>
    /// <param name="witness">One of the events it has stored; null when it stored none.</param>
    /// <param name="cause">What cut the commit off.</param>
    /// <returns>True when it is durable, false when nothing of it is.</returns>
    /// <exception cref="UnknownOutcomeException">The database could not be asked in time.</exception>
    internal bool WasCommitted(string transactionId, JournalEvent? witness, Exception cause)
    {
        try
        {
            return retry.Execute(() => Ask(transactionId, witness));
        }
        catch (Exception e) when (e.IsStorageFailure())
        {
            throw new UnknownOutcomeException(new AggregateException(cause, e));
        }
    }

    private bool Ask(string transactionId, JournalEvent? witness)
    {
        using var connection = connections.OpenWriter();
        return Fate(connection, transactionId) switch
        {
            "committed" => witness is null || IsThere(connection, witness),
            "aborted" => false,
            "in progress" => throw new TimeoutException($"transaction {transactionId} is still being committed"),
            // The server has forgotten a number this old, which cannot happen unless this process was stopped for days.
            _ => witness is not null && IsThere(connection, witness),
        };
    }

    private static string? Fate(NpgsqlConnection connection, string transactionId)
    {
        try
        {
            return connection.Scalar("SELECT pg_xact_status(($1)::text::xid8)", transactionId) as string;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidParameterValue)
        {
            return "aborted"; // This server has never given out such a number: the one that did is gone, and the transaction with it.
        }
    }

    private static bool IsThere(NpgsqlConnection connection, JournalEvent e) =>
        (bool)connection.Scalar(ExistsSql, e.PersistenceId, e.SequenceNr, e.WriterUuid, e.Created)!;
}
