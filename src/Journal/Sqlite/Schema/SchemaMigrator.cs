using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Journal.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Journal.Sqlite.Schema;

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

    /// <summary>Applies the steps that are missing.</summary>
    /// <param name="component">Whose tables.</param>
    /// <param name="migrations">All steps that this program knows, oldest first.</param>
    /// <exception cref="JournalOpenException">The file has steps that this program does not know.</exception>
    internal void Migrate(string component, IReadOnlyList<Migration> migrations)
    {
        connection.Execute(VersionTable);
        var applied = Applied(component);
        SchemaVersions.Check(path, component, applied, migrations);
        for (var i = applied.Count; i < migrations.Count; i++)
        {
            using var progress = new MigrationProgress(connection, path, $"{component}: {migrations[i].Name}", time, logger);
            Apply(component, i + 1, migrations[i]);
        }
    }

    private List<string> Applied(string component)
    {
        using var command = connection.Constant("SELECT name FROM schema_version WHERE component = $1 ORDER BY version");
        command.Parameters.AddWithValue("$1", component);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private void Apply(string component, int version, Migration migration)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(migration.Sql);
        migration.Then?.Invoke(connection);
        using var command = connection.Constant("INSERT INTO schema_version (component, version, name, applied_at) VALUES ($1, $2, $3, $4)");
        command.Parameters.AddWithValue("$1", component);
        command.Parameters.AddWithValue("$2", version);
        command.Parameters.AddWithValue("$3", migration.Name);
        command.Parameters.AddWithValue("$4", time.GetUtcNow().UtcDateTime);
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
