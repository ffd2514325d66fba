using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>The table of members.</summary>
/// <param name="store">The database that the processes share.</param>
/// <param name="sessions">How the names of this process's sessions in the database end: the others end them when it stands still and holds locks.</param>
internal sealed class PostgresMemberTable(IReadModelStore store, string sessions) : IMemberTable
{
    // One decides at a time, whatever else the database is used for: an arbitrary number that nobody else uses.
    private const string LockSql = "SELECT pg_advisory_xact_lock(4702470147024701)";
    private const string Others = "SELECT address, incarnation, heartbeat FROM cluster_members WHERE is_member AND removed_at IS NULL AND address <> @address";
    private const string Forget = "DELETE FROM cluster_members WHERE address <> @address AND is_member";
    private const string Remove = "DELETE FROM cluster_members WHERE address = @address AND incarnation = @incarnation";

    private const string Enter = $"""
        INSERT INTO cluster_members (address, incarnation, is_member, heartbeat, tasks, wire_version, entered, sessions)
        VALUES (@address, @incarnation, false, {ServerTime.Now}, @tasks, @wire_version, {ServerTime.Now}, @sessions)
        ON CONFLICT (address) DO UPDATE SET incarnation = excluded.incarnation, is_member = false, heartbeat = excluded.heartbeat, tasks = excluded.tasks,
            wire_version = excluded.wire_version, entered = excluded.entered, sessions = excluded.sessions, removed_at = NULL
        """;

    private const string Beat = $"""
        UPDATE cluster_members SET heartbeat = {ServerTime.Now}, is_member = is_member OR @is_member, free_workers = @free_workers
        WHERE address = @address AND incarnation = @incarnation AND removed_at IS NULL
        """;

    /// <summary>Lets only one process at a time decide who is a member, to the end of the transaction.</summary>
    public static void Lock(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = LockSql;
        command.ExecuteNonQuery();
    }

    public Task<TStep> EnterAsync<TStep>(MemberEntry self, Func<MembersSeen, (TStep Step, bool Begins)> decide, CancellationToken cancellation) => store.WriteAsync(
        connection =>
        {
            Lock(connection);
            var written = WireVersionTable.Read(connection);
            Execute(connection, Enter, self.Key, ("tasks", self.Tasks), ("wire_version", self.WireVersion), ("sessions", sessions));
            var (step, begins) = decide(new MembersSeen(written, ReadOthers(connection, self.Key), ReadNow(connection)));
            if (begins)
            {
                Execute(connection, Forget, self.Key);
                Execute(connection, Beat, self.Key, ("is_member", true), ("free_workers", 0));
            }

            return step;
        },
        cancellation);

    public Task<bool> BeatAsync(ProcessKey self, bool isMember, int freeWorkers, CancellationToken cancellation) => store.WriteAsync(
        connection => Execute(connection, Beat, self, ("is_member", isMember), ("free_workers", freeWorkers)) == 1, cancellation);

    public Task<bool> LeaveAsync(ProcessKey self, CancellationToken cancellation) =>
        store.WriteAsync(connection => Execute(connection, Remove, self) == 1, cancellation);

    private static DateTimeOffset ReadNow(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {ServerTime.Now}";
        return StoredTime.FromMicroseconds((long)command.ExecuteScalar()!);
    }

    private static List<MemberRow> ReadOthers(DbConnection connection, ProcessKey self)
    {
        using var command = ProcessSql.Command(connection, Others, self);
        using var reader = command.ExecuteReader();
        var rows = new List<MemberRow>();
        while (reader.Read())
            rows.Add(new MemberRow(reader.GetString(0), reader.GetInt64(1), reader.Time(2)));
        return rows;
    }

    private static int Execute(DbConnection connection, string sql, ProcessKey self, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = ProcessSql.Command(connection, sql, self);
        foreach (var (name, value) in values)
            command.Add(name, value);
        return command.ExecuteNonQuery();
    }
}
