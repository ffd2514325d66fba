using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Node.Clustering.Database;

/// <summary>Leases in the database: who holds one, and until when by the server's clock.</summary>
/// <param name="store">The database.</param>
internal sealed class LeaseTable(IReadModelStore store)
{
    private const string Take = $"""
        INSERT INTO cluster_leases (name, owner, expires_at) VALUES (@name, @owner, {ServerTime.Now} + @lasts)
        ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
        WHERE cluster_leases.owner = excluded.owner OR cluster_leases.expires_at < {ServerTime.Now}
        """;

    /// <summary>Takes a lease, or takes it for longer if it is held already.</summary>
    /// <returns>False if another holds it.</returns>
    public Task<bool> TakeAsync(string name, string owner, TimeSpan lasts) =>
        store.WriteAsync(connection => Execute(connection, Take, name, owner, StoredTime.ToMicroseconds(lasts)), CancellationToken.None);

    /// <summary>Gives a lease back.</summary>
    /// <returns>False if it was not held.</returns>
    public Task<bool> GiveBackAsync(string name, string owner) => store.WriteAsync(
        connection => Execute(connection, "DELETE FROM cluster_leases WHERE name = @name AND owner = @owner", name, owner, 0), CancellationToken.None);

    private static bool Execute(DbConnection connection, string sql, string name, string owner, long lasts)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        ServerTime.Add(command, "name", name);
        ServerTime.Add(command, "owner", owner);
        ServerTime.Add(command, "lasts", lasts);
        return command.ExecuteNonQuery() == 1;
    }
}
