using System.Data.Common;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Retention;

/// <summary>
/// Removes events for good, inside a write of the store (<see cref="IReadModelStore.WriteAsync"/>). Unlike <see cref="IJournalStore.Delete"/> it
/// leaves no mark of the highest sequence number: an id whose events are all removed is an id that never was.
/// </summary>
public sealed class EventRemoval : IDisposable
{
    private readonly DbCommand? _hold;
    private readonly DbCommand _highest;
    private readonly DbCommand _removeTags;
    private readonly DbCommand _remove;

    /// <summary>Prepares the statements.</summary>
    /// <param name="writer">The connection of the write.</param>
    /// <param name="dialect">Its SQL.</param>
    public EventRemoval(DbConnection writer, ISqlDialect dialect)
    {
        _hold = dialect.HoldLastEvent is { } hold ? Command(writer, hold) : null;
        _highest = Command(writer, "SELECT COALESCE(MAX(sequence_number), 0) FROM journal WHERE persistence_id = @id");
        _removeTags = Command(writer, "DELETE FROM tags WHERE persistence_id = @id AND sequence_nr <= @to", "@to");
        _remove = Command(writer, "DELETE FROM journal WHERE persistence_id = @id AND sequence_number <= @to", "@to");
    }

    /// <summary>Removes all events of an id, unless there are later ones than the caller knows.</summary>
    /// <param name="persistenceId">Whose events.</param>
    /// <param name="highest">The last one that is known.</param>
    /// <returns>False if there is a later one; then nothing was removed.</returns>
    public bool TryRemoveAll(string persistenceId, long highest)
    {
        if (_hold is not null)
            Scalar(_hold, persistenceId);
        if (Convert.ToInt64(Scalar(_highest, persistenceId), System.Globalization.CultureInfo.InvariantCulture) != highest)
            return false;
        RemoveTo(persistenceId, highest);
        return true;
    }

    /// <summary>Removes the events of an id up to a sequence number, inclusive.</summary>
    /// <returns>How many there were.</returns>
    public int RemoveTo(string persistenceId, long to)
    {
        Bind(_removeTags, persistenceId, to).ExecuteNonQuery();
        return Bind(_remove, persistenceId, to).ExecuteNonQuery();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _hold?.Dispose();
        _highest.Dispose();
        _removeTags.Dispose();
        _remove.Dispose();
    }

    private static object? Scalar(DbCommand command, string persistenceId)
    {
        command.Parameters[0].Value = persistenceId;
        return command.ExecuteScalar();
    }

    private static DbCommand Bind(DbCommand command, string persistenceId, long to)
    {
        command.Parameters[0].Value = persistenceId;
        command.Parameters[1].Value = to;
        return command;
    }

    private static DbCommand Command(DbConnection writer, string sql, params ReadOnlySpan<string> more)
    {
        var command = writer.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in (ReadOnlySpan<string>)["@id", .. more])
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
