using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Postgres.Journal.Projections;

namespace ActorScheduler.Storage.Postgres.Tasks;

/// <summary>Writes the rows of tasks in the transaction of their events, in PostgreSQL.</summary>
internal sealed class PostgresTaskProjection : IPostgresProjection
{
    public string Name => "tasks";

    public IReadOnlyList<Migration> Migrations => PostgresTaskTable.Migrations;

    public IPostgresProjectionSession Open() => new PostgresTaskSession();
}
