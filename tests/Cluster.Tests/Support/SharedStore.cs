using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Storage.Identity;
using ActorScheduler.Storage.Sqlite.BulkOperations;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.PeriodicTasks;
using ActorScheduler.Storage.Sqlite.Tasks;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>One store that several nodes in this process share, as nodes in several processes share a database.</summary>
internal sealed class SharedStore : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("cluster-test-");

    public SharedStore() => Store = SqliteStore.Open(
        new SqliteStoreOptions { Path = Path.Combine(_directory.FullName, "scheduler.db") },
        [new TaskProjection(), new PeriodicTaskProjection(), new BulkOperationProjection()],
        TimeProvider.System,
        NullLoggerFactory.Instance);

    public SqliteStore Store { get; }

    /// <summary>The folder that goes with the test.</summary>
    public string Folder => _directory.FullName;

    /// <summary>The events of a task, in order.</summary>
    public IReadOnlyList<object> History(string taskId)
    {
        using var connection = Store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT message, manifest FROM journal WHERE persistence_id = $id ORDER BY sequence_number";
        command.Parameters.AddWithValue("$id", PersistenceIds.OfTask(taskId));
        using var reader = command.ExecuteReader();
        var events = new List<object>();
        while (reader.Read())
            events.Add(EventFormat.FromBytes(reader.GetFieldValue<byte[]>(0), reader.GetString(1)));
        return events;
    }

    public void Dispose()
    {
        Store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _directory.Delete(recursive: true);
    }
}
