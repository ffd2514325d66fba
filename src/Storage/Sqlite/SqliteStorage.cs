using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Backup;
using ActorScheduler.Storage.Sqlite.BulkOperations;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using ActorScheduler.Storage.Sqlite.PeriodicTasks;
using ActorScheduler.Storage.Sqlite.Search;
using ActorScheduler.Storage.Sqlite.Tasks;
using ActorScheduler.Storage.Tasks.Paging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Sqlite;

/// <summary>SQLite: one file, which one process owns.</summary>
public static class SqliteStorage
{
    private const string FileName = "scheduler.db";

    /// <summary>How the settings choose it.</summary>
    public static StorageKind Kind { get; } = new("sqlite", FileName, null, (services, settings) => services.AddSqliteStorage(settings))
    {
        Copy = (path, time) => new SqliteCopy(path, time),
    };

    /// <summary>The read models, in the order in which they see an event.</summary>
    internal static IReadOnlyList<ISqliteProjection> Projections => [new TaskProjection(), new PeriodicTaskProjection(), new BulkOperationProjection()];

    /// <summary>Adds the store, its read models and its text index.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="settings">The folder of the file.</param>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Func<IServiceProvider, StorageSettings> settings)
    {
        services.AddSingleton(provider => SqliteStore.Open(
            new SqliteStoreOptions { Path = Path.Combine(settings(provider).DataDirectory, FileName) },
            Projections,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IJournalDatabase>(provider => provider.GetRequiredService<SqliteStore>());
        services.AddSingleton(provider => new TaskTextIndex(
            provider.GetRequiredService<IReadModelStore>(),
            TaskTextIndex.PathFor(provider.GetRequiredService<SqliteStore>()),
            provider.GetRequiredService<ILogger<TaskTextIndex>>()));
        services.AddSingleton<ITaskTextIndex>(provider => provider.GetRequiredService<TaskTextIndex>());
        services.AddHostedService<TaskTextIndexer>();
        return services;
    }
}
