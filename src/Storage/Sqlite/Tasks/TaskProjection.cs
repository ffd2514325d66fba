using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Tasks;

/// <summary>Writes the row of a task in the transaction of its events.</summary>
internal sealed class TaskProjection : ISqliteProjection
{
    public string Name => "tasks";

    public IReadOnlyList<Migration> Migrations => TaskTable.Migrations;

    public ISqliteProjectionSession Open(SqliteConnection connection) => new TaskProjectionSession(connection);
}
