using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>What the rows of the members say about the version of events and messages.</summary>
/// <param name="store">The database.</param>
internal sealed class PostgresWireVersionVotes(IReadModelStore store) : IWireVersionVotes
{
    private const string ReadVotes = $"SELECT address, wire_version, heartbeat > {ServerTime.Now} - @fresh_for FROM cluster_members";

    public IReadOnlyList<WireVersionVote> Read(TimeSpan freshFor)
    {
        using var connection = store.OpenReader();
        return Read(connection, freshFor);
    }

    // A process that enters does so under the same lock: it either is counted here, or sees the new version and does not enter.
    public Task<int?> RaiseAsync(TimeSpan freshFor, Func<int, IReadOnlyList<WireVersionVote>, int> agree, CancellationToken cancellation) => store.WriteAsync(
        connection =>
        {
            PostgresMemberTable.Lock(connection);
            var votes = Read(connection, freshFor);
            return WireVersionTable.Raise(connection, written => agree(written, votes));
        },
        cancellation);

    private static List<WireVersionVote> Read(DbConnection connection, TimeSpan freshFor)
    {
        using var command = connection.CreateCommand();
        command.CommandText = ReadVotes;
        command.Add("fresh_for", StoredTime.ToMicroseconds(freshFor));
        using var reader = command.ExecuteReader();
        var votes = new List<WireVersionVote>();
        while (reader.Read())
            votes.Add(new WireVersionVote(reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(2)));
        return votes;
    }
}
