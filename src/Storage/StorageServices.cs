using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Access;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.BulkOperations;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Queues;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tasks.Paging;
using ActorScheduler.Storage.WakeUps;
using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Storage;

/// <summary>Adds a database and everything that queries it.</summary>
public static class StorageServices
{
    /// <summary>Adds the database, queries, histories, the audit and the removal of old tasks.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="kind">The database.</param>
    /// <param name="settings">Where it is.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageKind kind, Func<IServiceProvider, StorageSettings> settings)
    {
        kind.Add(services, settings);
        services.AddSingleton<IJournalStore>(provider => provider.GetRequiredService<IJournalDatabase>());
        services.AddSingleton<IReadModelStore>(provider => provider.GetRequiredService<IJournalDatabase>());
        services.AddSingleton<IFollowedJournal>(provider => provider.GetRequiredService<IJournalDatabase>());
        services.AddSingleton<IWakeUpIndex, WakeUpIndex>();
        services.AddSingleton<PeriodicTaskQueries>();
        services.AddSingleton<BulkOperationQueries>();
        services.AddSingleton<IPeriodicTaskQueries>(provider => provider.GetRequiredService<PeriodicTaskQueries>());
        services.AddSingleton<IQueueQueries, QueueQueries>();
        services.AddSingleton<ITaskQueries>(provider => new TaskQueries(
            provider.GetRequiredService<IReadModelStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ITaskTextIndex>()));
        services.AddSingleton<JournalReader>();
        services.AddSingleton<ITaskHistory, TaskHistoryReader>();
        services.AddSingleton<IPeriodicTaskHistory, PeriodicTaskHistoryReader>();
        services.AddSingleton<AccessJournal>();
        services.AddSingleton<IAccessJournal>(provider => provider.GetRequiredService<AccessJournal>());
        services.AddSingleton<IRefusalJournal>(provider => provider.GetRequiredService<AccessJournal>());
        services.AddSingleton<ISessionJournal, SessionJournal>();
        services.AddSingleton<IHoldJournal, HoldJournal>();
        services.AddSingleton<ReadModelAudit>();
        services.AddSingleton<ResultCleanup>();
        services.AddSingleton<RetentionLog>();
        return services;
    }
}
