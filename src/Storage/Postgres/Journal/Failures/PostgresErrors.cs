using System.Net.Sockets;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Store;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Failures;

/// <summary>Tells a broken statement from a broken storage, and says it in words.</summary>
internal static class PostgresErrors
{
    /// <summary>True when the connection or the server failed and the same work may succeed later; false when the work itself is at fault.</summary>
    internal static bool IsStorageFailure(this Exception e) => e switch
    {
        NotCommittedException => true,
        PostgresException p => !ConcernsTheStatement(p),
        NpgsqlException or IOException or SocketException or TimeoutException => true,
        ObjectDisposedException => true, // Npgsql's, for a connection that broke meanwhile.
        _ => false,
    };

    /// <summary>True when other transactions were in the way, which says nothing about the health of the storage.</summary>
    internal static bool IsContention(this Exception e) => e is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable,
    };

    /// <summary>True when the session is certainly still usable after a rollback: the server has answered, or it was not even asked.</summary>
    internal static bool LeavesTheSession(this Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => false,
        PostgresException p => p.InvariantSeverity == "ERROR",
        JournalConflictException or ProjectionRefusedException or ProjectionFailedException => true,
        _ => false,
    };

    /// <summary>True for what waiting cannot fix: a wrong password, a missing database, a missing privilege.</summary>
    internal static bool IsWrongSetting(this Exception e) => e is JournalOpenException || e is PostgresException
    {
        SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification
            or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege,
    } || (e is PostgresException other && ConcernsTheStatement(other)) || e is ArgumentException or NotSupportedException;

    /// <summary>What went wrong with a journal in use.</summary>
    internal static JournalUnavailableException Unavailable(string journal, string what, Exception cause) =>
        new($"The journal {journal} cannot be {what}: {Reason(cause)}", cause);

    /// <summary>What an exception says, with the database's code.</summary>
    internal static string Reason(Exception cause) => cause switch
    {
        NotCommittedException { InnerException: { } inner } => Reason(inner),
        PostgresException p => $"{p.MessageText} (PostgreSQL error {p.SqlState})",
        { InnerException: SocketException or IOException or TimeoutException } => $"{cause.Message} ({cause.InnerException!.Message})",
        _ => cause.Message,
    };

    /// <summary>Classes: 21, 22 data, 23 constraints, 42 syntax and names, 44, 54 limits, P0 raised by a trigger.</summary>
    private static bool ConcernsTheStatement(PostgresException e) =>
        e.SqlState is { Length: 5 } code
        && code is not PostgresErrorCodes.InsufficientPrivilege
        && code[..2] is "21" or "22" or "23" or "42" or "44" or "54" or "P0";
}
