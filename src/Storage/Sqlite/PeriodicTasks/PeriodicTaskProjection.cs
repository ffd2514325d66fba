using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.PeriodicTasks;

/// <summary>Writes the row of a periodic task in the transaction of its events, and keeps names unique.</summary>
internal sealed class PeriodicTaskProjection : ISqliteProjection
{
    public string Name => "periodic-tasks";

    public IReadOnlyList<Migration> Migrations => PeriodicTaskTable.Migrations;

    public ISqliteProjectionSession Open(SqliteConnection connection) => new PeriodicTaskProjectionSession(connection);
}
