using ActorScheduler.Storage.Postgres.BulkOperations;
using ActorScheduler.Storage.Postgres.Cluster;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using ActorScheduler.Storage.Postgres.PeriodicTasks;
using ActorScheduler.Storage.Postgres.Search;
using ActorScheduler.Storage.Postgres.Tasks;

namespace ActorScheduler.Storage.Postgres;

/// <summary>All read models of a node, in PostgreSQL.</summary>
internal static class PostgresReadModels
{
    /// <summary>In the order in which they see an event; the tables of a later one may refer to those of an earlier one.</summary>
    public static IReadOnlyList<IPostgresProjection> All =>
    [
        new PostgresTaskProjection(),
        new PostgresPeriodicTaskProjection(),
        new PostgresBulkOperationProjection(),
        new PostgresTextIndexSchema(),
        new ClusterTables(),
    ];
}
