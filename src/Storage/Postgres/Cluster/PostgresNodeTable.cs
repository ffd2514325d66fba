using System.Data.Common;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>What the rows of the members say about their tasks and workers.</summary>
/// <param name="store">The database.</param>
internal sealed class PostgresNodeTable(IReadModelStore store) : INodeTable
{
    public IReadOnlyList<NodeRow> Read(IReadOnlyDictionary<(string Address, long Incarnation), NodeOffer> known)
    {
        using var connection = store.OpenReader();
        return [.. ReadIdleWorkers(connection).Select(row =>
            new NodeRow(row.Node, row.IdleWorkers, known.TryGetValue(row.Node, out var offer) ? offer : ReadOffer(connection, row.Node)))];
    }

    private static List<((string Address, long Incarnation) Node, int IdleWorkers)> ReadIdleWorkers(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT address, incarnation, free_workers FROM cluster_members WHERE is_member AND removed_at IS NULL AND length(tasks) > 0";
        using var reader = command.ExecuteReader();
        var rows = new List<((string, long), int)>();
        while (reader.Read())
            rows.Add(((reader.GetString(0), reader.GetInt64(1)), reader.GetInt32(2)));
        return rows;
    }

    private static NodeOffer ReadOffer(DbConnection connection, (string Address, long Incarnation) node)
    {
        using var command = ProcessSql.Command(
            connection, "SELECT tasks FROM cluster_members WHERE address = @address AND incarnation = @incarnation", new ProcessKey(node.Address, node.Incarnation));
        return command.ExecuteScalar() is byte[] bytes ? NodeOfferCodec.FromBytes(bytes) : NodeOffer.None;
    }
}
