using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.BulkOperations;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.BulkOperations;

/// <summary>Writes the row of a bulk operation in the transaction of its events.</summary>
internal sealed class BulkOperationProjection : ISqliteProjection
{
    public string Name => "bulk-operations";

    public IReadOnlyList<Migration> Migrations => BulkOperationTable.Migrations;

    public ISqliteProjectionSession Open(SqliteConnection connection) => new Session(connection);

    private sealed class Session(SqliteConnection connection) : ISqliteProjectionSession
    {
        private readonly RowStatement<BulkOperationWrite> _upsert = RowStatement<BulkOperationWrite>.Upsert(
            connection, "bulk_operations", BulkOperationColumns.All, BulkOperationColumns.Key);

        public void Project(in ProjectedEvent e)
        {
            if (e.Projection is BulkOperationSnapshot row)
                _upsert.Execute(new BulkOperationWrite(row, e.Ordering));
        }

        public void Dispose() => _upsert.Dispose();
    }
}
