using ActorScheduler.Journal.Schema;

namespace ActorScheduler.Storage.BulkOperations;

/// <summary>
/// The table of bulk operations: one row each, written in the transaction of its events. <c>position</c> is the place of its first event
/// in the journal. Those that run are found by a partial index, so that they go on after a crash however many have ended.
/// </summary>
internal static class BulkOperationTable
{
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new("table of bulk operations", """
            CREATE TABLE bulk_operations (
                id TEXT NOT NULL PRIMARY KEY,
                position BIGINT NOT NULL,
                phase BIGINT NOT NULL,
                start TEXT NOT NULL,
                done TEXT NOT NULL,
                updated_at BIGINT NOT NULL,
                finished_at BIGINT
            );
            CREATE UNIQUE INDEX bulk_operations_positions ON bulk_operations (position);
            CREATE INDEX bulk_operations_running ON bulk_operations (id) WHERE phase = 1;
            """),
    ];
}
