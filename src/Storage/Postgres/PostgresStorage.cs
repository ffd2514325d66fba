using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Postgres.BulkOperations;
using ActorScheduler.Storage.Postgres.Cluster;
using ActorScheduler.Storage.Postgres.Journal;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using ActorScheduler.Storage.Postgres.PeriodicTasks;
using ActorScheduler.Storage.Postgres.Search;
using ActorScheduler.Storage.Postgres.Tasks;
using ActorScheduler.Storage.Tasks.Paging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Postgres;

/// <summary>PostgreSQL: a server, which all processes of a cluster share.</summary>
public static class PostgresStorage
{
    /// <summary>How the settings choose it.</summary>
    public static StorageKind Kind { get; } = new(
        "postgresql",
        null,
        "how to connect to PostgreSQL: Host=…;Database=…;Username=…;Password=…",
        (services, settings) => services.AddPostgresStorage(settings));

    /// <summary>The read models, in the order in which they see an event; the tables of a later one may refer to those of an earlier one.</summary>
    internal static IReadOnlyList<IPostgresProjection> Projections =>
    [
        new PostgresTaskProjection(),
        new PostgresPeriodicTaskProjection(),
        new PostgresBulkOperationProjection(),
        new PostgresTextIndexSchema(),
        new ClusterTables(),
    ];

    /// <summary>Adds the store, its read models, its text index and the tables of the cluster.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">How to connect to the server.</param>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, Func<IServiceProvider, StorageSettings> settings)
    {
        services.AddSingleton(provider => PostgresStore.Open(
            new PostgresStoreOptions { ConnectionString = settings(provider).ConnectionString },
            Projections,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IJournalDatabase>(provider => provider.GetRequiredService<PostgresStore>());
        services.AddSingleton<PostgresTextIndex>();
        services.AddSingleton<ITaskTextIndex>(provider => provider.GetRequiredService<PostgresTextIndex>());
        services.AddHostedService<PostgresTextIndexer>();
        return services.AddPostgresCluster();
    }
}
