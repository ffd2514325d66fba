using System.Data.Common;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Database;

/// <summary>
/// Settings that every process on one database must have in common for ever, such as the number of shards. The first process stores them;
/// one with another value must not join.
/// </summary>
public static class ClusterSettings
{
    /// <summary>Stores settings that are not there yet and compares the others.</summary>
    /// <param name="store">The database.</param>
    /// <param name="settings">What this process is set to, by name.</param>
    /// <param name="cancellation">Cancels the work if it has not begun.</param>
    /// <exception cref="JournalOpenException">A value differs; the message names the setting and both values. Nothing was stored.</exception>
    /// <exception cref="JournalUnavailableException">The store cannot write.</exception>
    public static Task EnsureAsync(this IReadModelStore store, IReadOnlyDictionary<string, string> settings, CancellationToken cancellation) =>
        store.WriteAsync(
            connection =>
            {
                foreach (var (name, value) in settings)
                    Ensure(connection, name, value);
                return true;
            },
            cancellation);

    private static void Ensure(DbConnection connection, string name, string value)
    {
        // The insert waits for another process that is storing the same name, so that the select sees what it stored.
        using var insert = Command(connection, "INSERT INTO cluster_settings (name, value) VALUES (@name, @value) ON CONFLICT (name) DO NOTHING", name);
        Add(insert, "value", value);
        if (insert.ExecuteNonQuery() == 1)
            return;

        using var select = Command(connection, "SELECT value FROM cluster_settings WHERE name = @name", name);
        var stored = (string)select.ExecuteScalar()!;
        if (stored != value)
        {
            throw new JournalOpenException(
                $"This process does not fit the cluster of its database: {name} is '{stored}' there and '{value}' here. Give all processes the same value.");
        }
    }

    private static DbCommand Command(DbConnection connection, string sql, string name)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        Add(command, "name", name);
        return command;
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
