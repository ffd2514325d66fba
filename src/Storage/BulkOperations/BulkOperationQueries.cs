using System.Data.Common;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Tasks.Paging;

namespace ActorScheduler.Storage.BulkOperations;

/// <summary>Answers questions about bulk operations from their table.</summary>
internal sealed class BulkOperationQueries(IReadModelStore store)
{
    private const string Columns = "id, position, phase, start, done, updated_at, finished_at";

    /// <summary>One operation, or null if the id is not known.</summary>
    public BulkOperationRow? Find(string operationId)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM bulk_operations WHERE id = @id";
        command.Add("@id", operationId);
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }

    /// <summary>A page, newest first.</summary>
    public BulkOperationPage Page(long? before, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM bulk_operations WHERE position < @before ORDER BY position DESC LIMIT @limit";
        command.Add("@before", before ?? long.MaxValue);
        command.Add("@limit", limit + 1L);
        using var reader = command.ExecuteReader();
        var rows = new List<BulkOperationRow>();
        var last = 0L;
        while (rows.Count < limit && reader.Read())
        {
            rows.Add(Read(reader));
            last = reader.GetInt64(1);
        }

        return new BulkOperationPage(rows, rows.Count == limit && reader.Read() ? last : null);
    }

    /// <summary>The ids of those that have something left to do.</summary>
    public IReadOnlyList<string> Running()
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM bulk_operations WHERE phase = 1 ORDER BY id";
        using var reader = command.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    /// <summary>The place in the list of tasks that all tasks of now lie behind, and no later one.</summary>
    public TaskCursor EndOfTasks()
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MAX(position) FROM tasks";
        return new TaskCursor(command.ExecuteScalar() is long newest ? newest + 1 : 0);
    }

    private static BulkOperationRow Read(DbDataReader row) => new(
        row.GetString(0),
        BulkOperationCodec.FromTexts((BulkPhase)row.GetInt64(2), row.GetString(3), row.GetString(4), row.Time(5), row.TimeOrNull(6)));
}
