using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Postgres.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>What makes a cluster of the processes on one PostgreSQL database.</summary>
internal static class PostgresCluster
{
    /// <summary>Adds the tables of the cluster and the session that shows that this process is alive.</summary>
    public static IServiceCollection AddPostgresCluster(this IServiceCollection services) => services
        .AddSingleton<IMemberTable>(provider => new PostgresMemberTable(
            provider.GetRequiredService<IReadModelStore>(), provider.GetRequiredService<PostgresStore>().SessionMark))
        .AddSingleton<INodeTable, PostgresNodeTable>()
        .AddSingleton<IWireVersionVotes, PostgresWireVersionVotes>()
        .AddSingleton<IDowningTable>(provider => new PostgresDowningTable(provider.GetRequiredService<PostgresStore>().OpenSession))
        .AddSingleton<ILivenessSession>(provider => new LivenessSession(
            provider.GetRequiredService<PostgresStore>().OpenSession,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LivenessSession>>()));
}
