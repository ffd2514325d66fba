using System.Data.Common;
using ActorScheduler.Storage.Postgres;
using ActorScheduler.Storage.Postgres.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>The database of a cluster without a node.</summary>
internal static class Stores
{
    public static PostgresStore Open(string connectionString) => PostgresStore.Open(
        new PostgresStoreOptions { ConnectionString = connectionString },
        PostgresStorage.Projections,
        TimeProvider.System,
        NullLoggerFactory.Instance);

    public static int Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write their statements themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }
}
