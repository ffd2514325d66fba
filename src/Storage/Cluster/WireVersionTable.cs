using System.Data.Common;
using System.Globalization;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Cluster;

/// <summary>The version of events and messages that is written on a database, kept among its settings.</summary>
/// <param name="store">The database.</param>
internal sealed class WireVersionTable(IReadModelStore store)
{
    private const string Setting = "wire-version";
    private const string ReadSetting = $"SELECT value FROM cluster_settings WHERE name = '{Setting}'";
    private const string WriteSetting = $"""
        INSERT INTO cluster_settings (name, value) VALUES ('{Setting}', @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """;

    /// <summary>Reads the version.</summary>
    /// <exception cref="DbException">The database cannot be read.</exception>
    public int Read()
    {
        using var connection = store.OpenReader();
        return Read(connection);
    }

    /// <summary>Raises the version.</summary>
    /// <param name="next">Finds the version to write, given the one that is written; if it throws, nothing changes.</param>
    /// <param name="cancellation">Cancels the work if it has not begun.</param>
    /// <returns>The new version; null if it is the old one.</returns>
    /// <exception cref="Journal.Store.JournalUnavailableException">The database cannot be written.</exception>
    public Task<int?> RaiseAsync(Func<int, int> next, CancellationToken cancellation) => store.WriteAsync(
        connection => Raise(connection, next), cancellation);

    /// <summary>Reads the version in a transaction.</summary>
    public static int Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = ReadSetting;
        return command.ExecuteScalar() is string value ? int.Parse(value, CultureInfo.InvariantCulture) : WireVersion.First;
    }

    /// <summary>Raises the version in a transaction; null if it stays.</summary>
    public static int? Raise(DbConnection connection, Func<int, int> next)
    {
        var written = Read(connection);
        var version = next(written);
        if (version <= written)
            return null;
        using var command = connection.CreateCommand();
        command.CommandText = WriteSetting;
        command.Add("value", version.ToString(CultureInfo.InvariantCulture));
        command.ExecuteNonQuery();
        return version;
    }
}
