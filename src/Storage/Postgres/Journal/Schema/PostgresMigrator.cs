using ActorScheduler.Journal.Schema;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Postgres.Journal.Failures;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Schema;

/// <summary>
/// Brings the tables of the journal and of every projection to the version this program knows, each step in a transaction of its own. Nodes that
/// start together take turns: the first one does the work, the others find it done.
/// </summary>
internal sealed class PostgresMigrator(NpgsqlConnection connection, string journal, TimeProvider time, ILogger logger)
{
    /// <summary>An arbitrary number that nothing else in the database uses; it must never change.</summary>
    private const long LockKey = 0x41637453_63686564;

    private const string VersionTable = """
        CREATE TABLE schema_version (
            component  text        NOT NULL,
            version    integer     NOT NULL,
            name       text        NOT NULL,
            applied_at timestamptz NOT NULL,
            PRIMARY KEY (component, version)
        )
        """;

    // False for the steps of releases that did not say.
    private const string AdditiveColumn = "ALTER TABLE schema_version ADD COLUMN IF NOT EXISTS is_additive boolean NOT NULL DEFAULT false";

    /// <summary>Applies the steps that are missing, of all components.</summary>
    /// <exception cref="JournalOpenException">The database has steps that this program does not know, or a step failed.</exception>
    internal void Migrate(IEnumerable<(string Component, IReadOnlyList<Migration> Steps)> components)
    {
        // The lock belongs to the session: it is gone when the connection is, however this process ends.
        connection.Scalar("SELECT pg_advisory_lock($1)", LockKey);
        try
        {
            if (connection.Scalar("SELECT to_regclass('schema_version')::text") is DBNull)
                connection.Execute(VersionTable);
            connection.Execute(AdditiveColumn);
            foreach (var (component, steps) in components)
                Migrate(component, steps);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                connection.Scalar("SELECT pg_advisory_unlock($1)", LockKey);
        }
    }

    private void Migrate(string component, IReadOnlyList<Migration> steps)
    {
        var applied = Applied(component);
        SchemaVersions.Check(journal, component, applied, steps);
        if (steps.Any(step => step.Then is not null))
            throw new ArgumentException($"A step of '{component}' has a part that only runs on SQLite.", nameof(steps));
        for (var i = applied.Count; i < steps.Count; i++)
            Apply(component, i + 1, steps[i]);
    }

    private List<AppliedStep> Applied(string component)
    {
        using var command = connection.Constant("SELECT name, is_additive FROM schema_version WHERE component = $1 ORDER BY version");
        command.Parameters.Add(new NpgsqlParameter { Value = component });
        using var reader = command.ExecuteReader();
        var steps = new List<AppliedStep>();
        while (reader.Read())
            steps.Add(new AppliedStep(reader.GetString(0), reader.GetBoolean(1)));
        return steps;
    }

    private void Apply(string component, int version, Migration step)
    {
        logger.LogInformation("The journal {Journal} gets step {Version} of its '{Component}' tables: {Step}", journal, version, component, step.Name);
        try
        {
            using var transaction = connection.BeginTransaction();
            using (var command = connection.Constant(step.Sql))
            {
                command.CommandTimeout = 0; // An index over years of tasks takes its time.
                command.ExecuteNonQuery();
            }

            connection.Scalar(
                "INSERT INTO schema_version (component, version, name, applied_at, is_additive) VALUES ($1, $2, $3, $4, $5)",
                component, version, step.Name, time.GetUtcNow().UtcDateTime, step.IsAdditive);
            transaction.Commit();
        }
        catch (PostgresException e) when (!e.IsStorageFailure())
        {
            throw new JournalOpenException(
                $"The journal {journal} cannot be upgraded: step {version} of its '{component}' tables ('{step.Name}') failed: {PostgresErrors.Reason(e)}", e);
        }
    }
}
