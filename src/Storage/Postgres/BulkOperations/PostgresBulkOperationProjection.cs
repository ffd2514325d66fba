using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.BulkOperations;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.BulkOperations;

/// <summary>Writes the rows of bulk operations in the transaction of their events, in PostgreSQL. Their table has the same text on both databases.</summary>
internal sealed class PostgresBulkOperationProjection : IPostgresProjection
{
    public string Name => "bulk-operations";

    public IReadOnlyList<Migration> Migrations => BulkOperationTable.Migrations;

    public IPostgresProjectionSession Open() => new Session();

    private sealed class Session : IPostgresProjectionSession
    {
        private static readonly ColumnArrays<BulkOperationWrite> Columns = new(BulkOperationColumns.All);

        private static readonly string Upsert = $"""
            INSERT INTO bulk_operations ({Columns.Names}) SELECT {Columns.Names} FROM {Columns.Rows}
            ON CONFLICT (id) DO UPDATE SET {Columns.Excluded}
            """;

        private readonly Dictionary<string, BulkOperationWrite> _changes = new(StringComparer.Ordinal);

        public void Project(in ProjectedEvent e)
        {
            if (e.Projection is BulkOperationSnapshot row)
                _changes[row.OperationId] = new BulkOperationWrite(row, _changes.TryGetValue(row.OperationId, out var first) ? first.Position : e.Ordering);
        }

        public void Write(NpgsqlBatch batch)
        {
            if (_changes.Count > 0)
                batch.BatchCommands.Add(Columns.Command(Upsert, [.. _changes.Values]));
        }

        public void Clear() => _changes.Clear();
    }
}
