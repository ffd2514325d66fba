using System.Diagnostics;
using ActorScheduler.Benchmarks.Servers;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>The yardstick of a machine: rows per second into a table like the journal's, a hundred in each transaction, each transaction
/// synced.</summary>
internal static class GroupCommitInserts
{
    /// <summary>Rows in a transaction.</summary>
    public const int BatchSize = 100;

    private const int MessageBytes = 120;

    private const string Table = """
        CREATE TABLE yardstick (
            ordering INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, created INTEGER NOT NULL, deleted INTEGER NOT NULL, persistence_id TEXT NOT NULL,
            sequence_number INTEGER NOT NULL, message BLOB NOT NULL, manifest TEXT, identifier INTEGER, writer_uuid TEXT);
        CREATE UNIQUE INDEX yardstick_uq ON yardstick (persistence_id, sequence_number);
        """;

    /// <summary>Rows per second.</summary>
    /// <param name="dataRoot">Which disk.</param>
    /// <param name="batches">How many transactions.</param>
    public static double PerSecond(string dataRoot, int batches)
    {
        using var folder = new TempFolder(dataRoot);
        using var connection = new SqliteConnection($"Data Source={folder.File("yardstick.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "PRAGMA wal_autocheckpoint = 4000");
        Execute(connection, Table);
        using var insert = Insert(connection);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < batches; i++)
            WriteBatch(connection, insert);
        return batches * (double)BatchSize / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static SqliteCommand Insert(SqliteConnection connection)
    {
        var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO yardstick (created, deleted, persistence_id, sequence_number, message, manifest, identifier, writer_uuid)
            VALUES ($created, 0, $id, 1, $message, 'task-submitted.1', 4701, 'a3c4f0de-6ad6-4e80-8f8b-6a5d7e1b0a11')
            """;
        insert.Parameters.Add("$created", SqliteType.Integer);
        insert.Parameters.Add("$id", SqliteType.Text);
        insert.Parameters.Add("$message", SqliteType.Blob).Value = new byte[MessageBytes];
        insert.Prepare();
        return insert;
    }

    private static void WriteBatch(SqliteConnection connection, SqliteCommand insert)
    {
        using var transaction = connection.BeginTransaction();
        insert.Transaction = transaction;
        for (var i = 0; i < BatchSize; i++)
        {
            insert.Parameters[0].Value = DateTime.UtcNow.Ticks;
            insert.Parameters[1].Value = $"task-{Guid.CreateVersion7()}";
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
