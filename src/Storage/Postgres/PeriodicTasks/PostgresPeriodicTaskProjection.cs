using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Postgres.Journal.Projections;

namespace ActorScheduler.Storage.Postgres.PeriodicTasks;

/// <summary>Writes the rows of periodic tasks in the transaction of their events, in PostgreSQL, and keeps their names unique.</summary>
internal sealed class PostgresPeriodicTaskProjection : IPostgresProjection
{
    public string Name => "periodic-tasks";

    public IReadOnlyList<Migration> Migrations => PostgresPeriodicTaskTable.Migrations;

    public IPostgresProjectionSession Open() => new PostgresPeriodicTaskSession();
}
