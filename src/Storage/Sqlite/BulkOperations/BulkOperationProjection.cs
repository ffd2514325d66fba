using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.BulkOperations;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;
using static ActorScheduler.Storage.Sqlite.SqliteValues;

namespace ActorScheduler.Storage.Sqlite.BulkOperations;

/// <summary>Writes the row of a bulk operation in the transaction of its events.</summary>
internal sealed class BulkOperationProjection : IInlineProjection
{
    public string Name => "bulk-operations";

    public IReadOnlyList<Migration> Migrations => BulkOperationTable.Migrations;

    public IProjectionSession Open(SqliteConnection connection) => new Session(connection);

    private sealed class Session(SqliteConnection connection) : IProjectionSession
    {
        private readonly RowWriter _upsert = new(
            connection, BulkOperationTable.Upsert, "id", "position", "phase", "start", "done", "updated_at", "finished_at");

        public void Project(in ProjectedEvent e)
        {
            if (e.Projection is not BulkOperationSnapshot row)
                return;
            _upsert.Execute(
                row.OperationId,
                e.Ordering,
                (int)row.State.Phase,
                BulkOperationCodec.StartToText(row.State),
                BulkOperationCodec.DoneToText(row.State.Done),
                StoredTime.ToMicroseconds(row.State.UpdatedAt),
                OrNull(row.State.FinishedAt));
        }

        public void Dispose() => _upsert.Dispose();
    }
}
