using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>Tells a broken statement from a broken storage, and says it in words.</summary>
internal static class SqliteErrors
{
    /// <summary>True when the database itself failed, so that nothing in the transaction can be trusted; false when one statement was wrong.</summary>
    internal static bool IsStorageFailure(this SqliteException e) => e.SqliteErrorCode is not
        (raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG or raw.SQLITE_RANGE or raw.SQLITE_MISUSE);

    /// <summary>What went wrong with a journal in use.</summary>
    internal static JournalUnavailableException Unavailable(string path, string what, Exception cause) =>
        new($"The journal {path} cannot be {what}: {Reason(cause)}", cause);

    /// <summary>What went wrong while a journal was opened.</summary>
    internal static JournalOpenException NotOpened(string path, SqliteException cause) => new(cause.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => $"The journal {path} is not an SQLite database.",
        raw.SQLITE_CORRUPT => $"The journal {path} is damaged: {Reason(cause)}. Restore it from a backup.",
        raw.SQLITE_FULL => $"The journal {path} cannot be opened: the disk is full.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN =>
            $"The journal {path} is not writable: {Reason(cause)}. Check the rights of the file and its directory.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"The journal {path} is held by another program: {Reason(cause)}.",
        _ => $"The journal {path} cannot be opened: {Reason(cause)}.",
    }, cause);

    private static string Reason(Exception cause) => cause is SqliteException e
        ? $"{raw.sqlite3_errstr(e.SqliteErrorCode).utf8_to_string()} (SQLite error {e.SqliteExtendedErrorCode})"
        : cause.Message;
}
