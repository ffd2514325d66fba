using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Tasks.Paging;

namespace ActorScheduler.Storage.BulkOperations;

/// <summary>Answers questions about bulk operations from their table.</summary>
internal sealed class BulkOperationQueries(IReadModelStore store)
{
    /// <summary>One operation, or null if the id is not known.</summary>
    public BulkOperationRow? Find(string operationId)
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {BulkOperationColumns.Selected} FROM bulk_operations WHERE id = @id";
        command.AddText(store.Dialect, "@id", operationId);
        using var reader = command.ExecuteReader();
        return reader.Read() ? BulkOperationColumns.Read(reader) : null;
    }

    /// <summary>A page, newest first.</summary>
    public BulkOperationPage Page(long? before, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {BulkOperationColumns.Selected} FROM bulk_operations WHERE position < @before ORDER BY position DESC LIMIT @limit";
        command.Add("@before", before ?? long.MaxValue);
        command.Add("@limit", limit + 1L);
        using var reader = command.ExecuteReader();
        var rows = new List<BulkOperationRow>();
        var last = 0L;
        while (rows.Count < limit && reader.Read())
        {
            rows.Add(BulkOperationColumns.Read(reader));
            last = BulkOperationColumns.Position(reader);
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

    /// <summary>The head of the list of tasks as it is now: every task so far comes after it, and no later one does.</summary>
    public TaskCursor EndOfTasks()
    {
        using var connection = store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MAX(position) FROM tasks";
        return new TaskCursor(command.ExecuteScalar() is long newest ? newest + 1 : 0);
    }
}
