using ActorScheduler.Journal.Projections;
using ActorScheduler.Node.Clustering.Database;

namespace ActorScheduler.Node.ReadModels.Postgres;

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
