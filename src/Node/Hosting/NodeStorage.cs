using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Client;
using ActorScheduler.Node.Clustering;
using ActorScheduler.Node.Clustering.Database;
using ActorScheduler.Node.Clustering.Deaths;
using ActorScheduler.Node.Clustering.SplitBrain;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Placement;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Postgres;
using ActorScheduler.Storage.Postgres.Journal;
using ActorScheduler.Storage.Postgres.Search;
using ActorScheduler.Storage.Sqlite.BulkOperations;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.PeriodicTasks;
using ActorScheduler.Storage.Sqlite.Search;
using ActorScheduler.Storage.Sqlite.Tasks;
using ActorScheduler.Storage.Tasks.Paging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Hosting;

/// <summary>Adds the database that the settings name, with its read models and its text index.</summary>
internal static class NodeStorage
{
    /// <summary>Adds the database.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="storage"><see cref="SchedulerOptions.Storage"/>; a value that is not known is refused when the host starts.</param>
    /// <param name="options">How to get at the settings.</param>
    public static void Add(IServiceCollection services, string storage, Func<IServiceProvider, SchedulerOptions> options)
    {
        if (storage == SchedulerOptions.PostgresStorage)
            AddPostgres(services, options);
        else
            AddSqlite(services, options);
        services.AddSingleton<IJournalStore>(provider => provider.GetRequiredService<IJournalDatabase>());
        services.AddSingleton<IReadModelStore>(provider => provider.GetRequiredService<IJournalDatabase>());
        services.AddSingleton<IFollowedJournal>(provider => provider.GetRequiredService<IJournalDatabase>());
        services.AddSingleton(provider => new WireLevel(options(provider).WireVersion));
        services.AddSingleton<WireAgreement>();
    }

    private static void AddSqlite(IServiceCollection services, Func<IServiceProvider, SchedulerOptions> options)
    {
        services.AddSingleton(provider => SqliteStore.Open(
            new SqliteStoreOptions { Path = Path.Combine(options(provider).DataDirectory, SchedulerNode.DatabaseFile) },
            [new TaskProjection(), new PeriodicTaskProjection(), new BulkOperationProjection()],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IJournalDatabase>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton(provider => new TaskTextIndex(
            provider.GetRequiredService<IReadModelStore>(),
            TaskTextIndex.PathFor(provider.GetRequiredService<SqliteStore>()),
            provider.GetRequiredService<ILogger<TaskTextIndex>>()));
        services.AddSingleton<ITaskTextIndex>(provider => provider.GetRequiredService<TaskTextIndex>());
        services.AddHostedService<TaskTextIndexer>();
        services.AddSingleton<IClusterFormation, AloneFormation>();
        services.AddSingleton(AskPatience.Default);
    }

    private static void AddPostgres(IServiceCollection services, Func<IServiceProvider, SchedulerOptions> options)
    {
        services.AddSingleton(provider => PostgresStore.Open(
            new PostgresStoreOptions { ConnectionString = options(provider).ConnectionString },
            PostgresReadModels.All,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IJournalDatabase>(provider => provider.GetRequiredService<PostgresStore>());
        services.AddSingleton(provider => new LifeSession(
            provider.GetRequiredService<PostgresStore>().OpenSession,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LifeSession>>()));
        services.AddSingleton(provider => new Arbitration(provider.GetRequiredService<PostgresStore>().OpenSession));
        services.AddSingleton(provider => new SessionMark(provider.GetRequiredService<PostgresStore>().SessionMark));
        services.AddSingleton<PostgresTextIndex>();
        services.AddSingleton<ITaskTextIndex>(provider => provider.GetRequiredService<PostgresTextIndex>());
        services.AddHostedService<PostgresTextIndexer>();
        services.AddSingleton<LeaseTable>();
        services.AddSingleton(AskPatience.OfSharedDatabase);
        services.AddSingleton<IClusterFormation, DatabaseFormation>();
        services.AddSingleton<INodeTable, NodeTable>();
        services.AddSingleton(provider => new ClusterCatalog(
            provider.GetRequiredService<INodeTable>(), provider.GetService<TaskCatalog>(), provider.GetRequiredService<TimeProvider>()));
    }
}
