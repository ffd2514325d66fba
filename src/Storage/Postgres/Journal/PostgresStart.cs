using System.Globalization;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Postgres.Journal.Failures;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using ActorScheduler.Storage.Postgres.Journal.Schema;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal;

/// <summary>Brings a database to where a store can work on it; waits for one that is still starting, and refuses what waiting cannot fix.</summary>
internal sealed class PostgresStart(PostgresConnections connections, PostgresStoreOptions options, TimeProvider time, ILogger logger)
{
    private const int OldestVersion = 14;

    /// <summary>Checks the server and creates or upgrades the tables.</summary>
    /// <exception cref="JournalOpenException">The database cannot be reached in time, is too old, or has tables of a newer program.</exception>
    internal void Run(IReadOnlyList<IPostgresProjection> projections)
    {
        var retry = new PatientRetry(options.StartPatience, time, static e => !e.IsWrongSetting(), Waits);
        try
        {
            retry.Execute(() => Attempt(projections));
        }
        catch (Exception e) when (e is not JournalOpenException)
        {
            throw new JournalOpenException(
                e.IsWrongSetting()
                    ? $"The journal {connections.Display} cannot be opened: {PostgresErrors.Reason(e)}. Check the connection string and the rights of its user."
                    : $"The journal {connections.Display} could not be reached within {Seconds(options.StartPatience)} s: {PostgresErrors.Reason(e)}",
                e);
        }
    }

    private bool Attempt(IReadOnlyList<IPostgresProjection> projections)
    {
        try
        {
            using var connection = connections.OpenWriter();
            Check(connection);
            new PostgresMigrator(connection, connections.Display, time, logger).Migrate(
                [(PostgresSchema.Component, PostgresSchema.Migrations), .. projections.Select(p => (p.Name, p.Migrations))]);
            return true;
        }
        catch
        {
            connections.Clear();
            throw;
        }
    }

    private void Check(NpgsqlConnection connection)
    {
        var version = int.Parse((string)connection.Scalar("SELECT current_setting('server_version_num')")!, CultureInfo.InvariantCulture) / 10_000;
        if (version < OldestVersion)
            throw new JournalOpenException($"The journal {connections.Display} cannot be opened: it is PostgreSQL {version}, {OldestVersion} or newer is needed.");
        var encoding = (string)connection.Scalar("SELECT current_setting('server_encoding')")!;
        if (encoding != "UTF8")
            throw new JournalOpenException($"The journal {connections.Display} cannot be opened: its encoding is {encoding}. Create the database with ENCODING 'UTF8'.");
        if ((string)connection.Scalar("SELECT current_setting('transaction_read_only')")! == "on")
            throw new IOException("the server takes no writes (a standby?)");
    }

    private void Waits(Exception failure, TimeSpan left) => logger.LogWarning(
        "The journal {Journal} does not answer yet: {Reason}. It is tried for another {Left} s", connections.Display, PostgresErrors.Reason(failure), Seconds(left));

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture);
}
