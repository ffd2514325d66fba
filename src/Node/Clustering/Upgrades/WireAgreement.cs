using System.Data.Common;
using System.Globalization;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Clustering.Database;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Database;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Clustering.Upgrades;

/// <summary>
/// The version that the processes on one database write, kept in the database. A process that could not read it does not start; the living raise
/// it together once all of them can read more.
/// </summary>
/// <param name="store">The database.</param>
/// <param name="level">This process's view of it.</param>
/// <param name="log">Tells when it is raised.</param>
internal sealed class WireAgreement(IReadModelStore store, WireLevel level, ILogger<WireAgreement> log)
{
    private const string Setting = "wire-version";
    private const string ReadSetting = $"SELECT value FROM cluster_settings WHERE name = '{Setting}'";
    private const string WriteSetting = $"""
        INSERT INTO cluster_settings (name, value) VALUES ('{Setting}', @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """;

    private static readonly string ReadRows = string.Create(CultureInfo.InvariantCulture, $"""
        SELECT address, wire_version, heartbeat > {ServerTime.Now} - {(long)FormationStep.LivesFor.TotalMicroseconds} FROM cluster_members
        """);

    /// <summary>Takes up what the database says, before anything is read or written.</summary>
    /// <param name="mode">Alone there is no one to wait for.</param>
    /// <param name="cancellation">The start is given up.</param>
    /// <exception cref="SchedulerStartException">This process cannot read what the others write.</exception>
    public Task StartAsync(ClusterMode mode, CancellationToken cancellation) => store.WriteAsync(
        connection =>
        {
            CheckAndTakeUp(connection);
            if (mode == ClusterMode.Alone && level.Allowed > level.Written)
                Raise(connection, level.Allowed);
            return true;
        },
        cancellation);

    /// <summary>The same again for a process that is about to be a member, under the lock of the table of members.</summary>
    /// <exception cref="SchedulerStartException">This process cannot read what the others write.</exception>
    public void CheckAndTakeUp(DbConnection connection)
    {
        var written = Read(connection);
        if (level.ReasonNotToJoin(written) is { } reason)
            throw new SchedulerStartException(reason);
        level.Written = written;
    }

    /// <summary>Takes up what others have raised, and raises what all can read.</summary>
    /// <param name="members">The addresses of the cluster's members.</param>
    /// <param name="cancellation">The process leaves.</param>
    /// <returns>Why this process must not stay in the cluster; null if it may.</returns>
    /// <exception cref="DbException">The database cannot be read.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be written.</exception>
    public async Task<string?> AgreeAsync(IReadOnlyCollection<string> members, CancellationToken cancellation)
    {
        if (Look(members, out var agreed) is { } reason)
            return reason;
        if (agreed > level.Written)
            await store.WriteAsync(connection => RaiseIfStillAgreed(connection, members), cancellation);
        return null;
    }

    private string? Look(IReadOnlyCollection<string> members, out int agreed)
    {
        using var connection = store.OpenReader();
        var written = Read(connection);
        agreed = written;
        if (level.ReasonNotToJoin(written) is { } reason)
            return reason;
        level.Written = written;
        if (written < WireVersion.Newest)
            agreed = WireRow.Agreed(written, Rows(connection), members);
        return null;
    }

    // One that enters does so under the same lock: it either is counted here, or sees the new version and does not enter.
    private bool RaiseIfStillAgreed(DbConnection connection, IReadOnlyCollection<string> members)
    {
        MemberTable.Lock(connection);
        var written = Read(connection);
        var agreed = WireRow.Agreed(written, Rows(connection), members);
        if (agreed > written)
            Raise(connection, agreed);
        return agreed > written;
    }

    private void Raise(DbConnection connection, int version)
    {
        using var command = connection.CreateCommand();
        command.CommandText = WriteSetting;
        ServerTime.Add(command, "value", version.ToString(CultureInfo.InvariantCulture));
        command.ExecuteNonQuery();
        log.LogInformation("Every process can read version {Version} of events and messages: it is written from now on", version);
    }

    private static int Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = ReadSetting;
        return command.ExecuteScalar() is string value ? int.Parse(value, CultureInfo.InvariantCulture) : WireVersion.First;
    }

    private static List<WireRow> Rows(DbConnection connection)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this file.
        command.CommandText = ReadRows;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<WireRow>();
        while (reader.Read())
            rows.Add(new WireRow(reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(2)));
        return rows;
    }
}
