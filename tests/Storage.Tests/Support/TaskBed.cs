using System.Globalization;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Storage.BulkOperations;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.PeriodicTasks;
using ActorScheduler.Storage.Postgres.Search;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Search;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tasks.Paging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Storage.Tests.Support;

/// <summary>A store with all read models, in a directory of its own, which goes when the test goes.</summary>
#pragma warning disable CA1852 // The tests of actors share this file and derive from it.
internal class TaskBed : IAsyncDisposable
#pragma warning restore CA1852
{
    private readonly StoreHome _home;
    private readonly SqliteStore? _sqlite;

    public TaskBed(StoreKind kind = StoreKind.Sqlite)
    {
        _home = StoreHome.Create(kind);
        Store = _home.Open();
        _sqlite = Store as SqliteStore;
        Texts = _sqlite is not null
            ? new TaskTextIndex(Store, TaskTextIndex.PathFor(_sqlite), NullLogger<TaskTextIndex>.Instance)
            : new PostgresTextIndex(Store, Store);
        Tasks = new TaskQueries(Store, TimeProvider.System, Texts);
        PeriodicTasks = new PeriodicTaskQueries(Store);
        BulkOperations = new BulkOperationQueries(Store);
    }

    public IJournalDatabase Store { get; }

    /// <summary>The store, where a test is about SQLite.</summary>
    public SqliteStore Sqlite => _sqlite!;

    public TaskQueries Tasks { get; }

    /// <summary>Nothing follows the journal unless a test sees to it.</summary>
    public ITaskTextIndex Texts { get; }

    /// <summary>The text index, where a test is about SQLite's. Not open.</summary>
    public TaskTextIndex TextIndex => (TaskTextIndex)Texts;

    public PeriodicTaskQueries PeriodicTasks { get; }

    /// <summary>Makes the text index usable.</summary>
    public void OpenTexts() => (Texts as TaskTextIndex)?.Open();

    /// <summary>Lets the text index follow the journal by a step; false if there was nothing to do.</summary>
    public Task<bool> StepTextsAsync() => Texts is PostgresTextIndex postgres ? postgres.StepAsync(default) : TextIndex.StepAsync(default);

    public BulkOperationQueries BulkOperations { get; }

    /// <summary>The events of an actor, in order.</summary>
    public IReadOnlyList<object> History(string persistenceId)
    {
        using var connection = Store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT message, manifest, identifier FROM journal WHERE persistence_id = @id ORDER BY sequence_number";
        command.Add("@id", persistenceId);
        using var reader = command.ExecuteReader();
        var events = new List<object>();
        while (reader.Read())
        {
            Assert.Equal(4701, reader.GetInt32(2));
            events.Add(EventFormat.FromBytes(reader.GetFieldValue<byte[]>(0), reader.GetString(1)));
        }

        return events;
    }

    /// <summary>One value of the database.</summary>
    public long Number(string sql)
    {
        using var connection = Store.OpenReader();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write their statements themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public Task<int> RunAsync(string sql, params (string Name, object Value)[] values) => Store.WriteAsync(
        connection =>
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write their statements themselves.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in values)
                command.Add(name, value);
            return command.ExecuteNonQuery();
        },
        default);

    public virtual async ValueTask DisposeAsync()
    {
        (Texts as IDisposable)?.Dispose();
        await Store.DisposeAsync();
        _home.Dispose();
    }
}
