using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Node.Clustering.Database;

/// <summary>The table of the processes that are in the cluster or want to be.</summary>
/// <param name="store">The database that they share.</param>
/// <param name="address">Where this process is reached.</param>
/// <param name="incarnation">New with each start of it.</param>
/// <param name="tasks">What it can run.</param>
/// <param name="wireVersion">What it lets the cluster write.</param>
/// <param name="sessions">How the names of its sessions in the database end.</param>
internal sealed class MemberTable(IReadModelStore store, string address, long incarnation, byte[] tasks, int wireVersion, string sessions)
{
    // One decides at a time, whatever else the database is used for: an arbitrary number that nobody else uses.
    private const string LockSql = "SELECT pg_advisory_xact_lock(4702470147024701)";
    private const string Others = "SELECT address, incarnation, heartbeat FROM cluster_members WHERE is_member AND removed_at IS NULL AND address <> @address";
    private const string Forget = "DELETE FROM cluster_members WHERE address <> @address AND is_member";

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

    /// <summary>Enters this process and decides what it does next. Whoever begins a cluster is a member from this moment.</summary>
    /// <param name="mayEnter">Throws if it must not enter.</param>
    /// <param name="silentBefore">Who was silent when this process looked last; null if it looks for the first time.</param>
    /// <param name="cancellation">The process leaves.</param>
    public Task<FormationStep> DecideAsync(
        Action<DbConnection> mayEnter, IReadOnlyList<MemberRow>? silentBefore, CancellationToken cancellation) => store.WriteAsync(
        connection =>
        {
            Lock(connection);
            mayEnter(connection);
            Execute(connection, Enter);
            var step = FormationStep.Decide(ReadOthers(connection), ReadNow(connection), silentBefore);
            if (step is FormationStep.Begin)
            {
                Execute(connection, Forget);
                Execute(connection, Beat, isMember: true);
            }

            return step;
        },
        cancellation);

    /// <summary>Says that this process lives.</summary>
    /// <param name="isMember">True if it is in the cluster.</param>
    /// <param name="freeWorkers">How many of its workers have nothing to do.</param>
    /// <param name="cancellation">The process leaves.</param>
    /// <returns>False if others have given it up: they have taken it out, or begun a cluster without it.</returns>
    public Task<bool> BeatAsync(bool isMember, int freeWorkers, CancellationToken cancellation) =>
        store.WriteAsync(connection => Execute(connection, Beat, isMember, freeWorkers) == 1, cancellation);

    /// <summary>Takes this process out.</summary>
    public Task<bool> LeaveAsync(CancellationToken cancellation) => store.WriteAsync(
        connection => Execute(connection, "DELETE FROM cluster_members WHERE address = @address AND incarnation = @incarnation") == 1, cancellation);

    private static DateTimeOffset ReadNow(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {ServerTime.Now}";
        return StoredTime.FromMicroseconds((long)command.ExecuteScalar()!);
    }

    private List<MemberRow> ReadOthers(DbConnection connection)
    {
        using var command = Command(connection, Others, isMember: false, freeWorkers: 0);
        using var reader = command.ExecuteReader();
        var rows = new List<MemberRow>();
        while (reader.Read())
            rows.Add(new MemberRow(reader.GetString(0), reader.GetInt64(1), StoredTime.FromMicroseconds(reader.GetInt64(2))));
        return rows;
    }

    private int Execute(DbConnection connection, string sql, bool isMember = false, int freeWorkers = 0)
    {
        using var command = Command(connection, sql, isMember, freeWorkers);
        return command.ExecuteNonQuery();
    }

    private DbCommand Command(DbConnection connection, string sql, bool isMember, int freeWorkers)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        ServerTime.Add(command, "address", address);
        ServerTime.Add(command, "incarnation", incarnation);
        ServerTime.Add(command, "is_member", isMember);
        ServerTime.Add(command, "tasks", tasks);
        ServerTime.Add(command, "wire_version", wireVersion);
        ServerTime.Add(command, "sessions", sessions);
        ServerTime.Add(command, "free_workers", freeWorkers);
        return command;
    }
}
