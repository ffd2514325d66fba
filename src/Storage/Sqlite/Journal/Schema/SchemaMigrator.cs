using ActorScheduler.Journal.Schema;
using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Sqlite.Journal.Schema;

/// <summary>Brings the tables of the journal and of every projection to the version this program knows, each step in a transaction of its own.</summary>
internal sealed class SchemaMigrator(SqliteConnection connection, string path, TimeProvider time, ILogger logger)
{
    private const string VersionTable = """
        CREATE TABLE IF NOT EXISTS schema_version (
            component  TEXT    NOT NULL,
            version    INTEGER NOT NULL,
            name       TEXT    NOT NULL,
            applied_at TEXT    NOT NULL,
            PRIMARY KEY (component, version)
        ) WITHOUT ROWID
        """;

    // False for the steps of releases that did not say.
    private const string AdditiveColumn = "ALTER TABLE schema_version ADD COLUMN is_additive INTEGER NOT NULL DEFAULT 0";
    private const string HasAdditiveColumn = "SELECT count(*) FROM pragma_table_info('schema_version') WHERE name = 'is_additive'";

    /// <summary>Applies the steps that are missing.</summary>
    /// <param name="component">Whose tables.</param>
    /// <param name="migrations">All steps that this program knows, oldest first.</param>
    /// <exception cref="JournalOpenException">The file has steps that this program does not know.</exception>
    internal void Migrate(string component, IReadOnlyList<Migration> migrations)
    {
        connection.Execute(VersionTable);
        using (var has = connection.Constant(HasAdditiveColumn))
        {
            if ((long)has.ExecuteScalar()! == 0)
                connection.Execute(AdditiveColumn);
        }

        var applied = Applied(component);
        SchemaVersions.Check(path, component, applied, migrations);
        for (var i = applied.Count; i < migrations.Count; i++)
        {
            using var progress = new MigrationProgress(connection, path, $"{component}: {migrations[i].Name}", time, logger);
            Apply(component, i + 1, migrations[i]);
        }
    }

    private List<AppliedStep> Applied(string component)
    {
        using var command = connection.Constant("SELECT name, is_additive FROM schema_version WHERE component = $1 ORDER BY version");
        command.Parameters.AddWithValue("$1", component);
        using var reader = command.ExecuteReader();
        var steps = new List<AppliedStep>();
        while (reader.Read())
            steps.Add(new AppliedStep(reader.GetString(0), reader.GetBoolean(1)));
        return steps;
    }

    private void Apply(string component, int version, Migration migration)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(migration.Sql);
        migration.Then?.Invoke(connection);
        using var command = connection.Constant("INSERT INTO schema_version (component, version, name, applied_at, is_additive) VALUES ($1, $2, $3, $4, $5)");
        command.Parameters.AddWithValue("$1", component);
        command.Parameters.AddWithValue("$2", version);
        command.Parameters.AddWithValue("$3", migration.Name);
        command.Parameters.AddWithValue("$4", time.GetUtcNow().UtcDateTime);
        command.Parameters.AddWithValue("$5", migration.IsAdditive);
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
