using System.Globalization;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Journal.Protocol;
using ActorScheduler.Journal.Sqlite;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.PeriodicTasks;
using ActorScheduler.Node.ReadModels;
using ActorScheduler.Node.ReadModels.Search;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Node.Tests.Support;

/// <summary>A store with the node's read models, in a directory of its own, which goes when the test goes.</summary>
internal sealed class NodeBed : IAsyncDisposable
{
    private const string VirtualTime = """
        akka.actor.provider = local
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.loglevel = OFF
        akka.stdout-loglevel = OFF
        akka.loggers = []
        akka.test.default-timeout = 20s
        akka.test.single-expect-default = 20s
        """;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("node-test-");

    public NodeBed()
    {
        Store = SqliteStore.Open(
            new SqliteStoreOptions { Path = Path.Combine(_directory.FullName, "scheduler.db") },
            [new TaskProjection(), new PeriodicTaskProjection(), new BulkOperationProjection()],
            TimeProvider.System,
            NullLoggerFactory.Instance);
        Journal = new SwitchboardJournal(Store);
        TextIndex = new TaskTextIndex(Store, TaskTextIndex.PathFor(Store), NullLogger<TaskTextIndex>.Instance);
        Tasks = new TaskQueries(Store, TimeProvider.System, TextIndex);
        PeriodicTasks = new PeriodicTaskQueries(Store);
        BulkOperations = new BulkOperationQueries(Store);
    }

    public SqliteStore Store { get; }

    public SwitchboardJournal Journal { get; }

    public TaskQueries Tasks { get; }

    /// <summary>Not open: nothing follows the journal unless a test sees to it.</summary>
    public TaskTextIndex TextIndex { get; }

    public PeriodicTaskQueries PeriodicTasks { get; }

    public BulkOperationQueries BulkOperations { get; }

    /// <summary>The node's own configuration, without the cluster and with a clock that stands still until it is moved.</summary>
    public ActorSystemSetup SystemSetup() => ActorSystemSetup.Create(
        BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(VirtualTime).WithFallback(SchedulerHocon.Load(TimeSpan.FromSeconds(30)))),
        new JournalSetup(Journal),
        new PeriodicTaskRowsSetup(PeriodicTasks));

    /// <summary>The events of an actor, in order.</summary>
    public IReadOnlyList<object> History(string persistenceId)
    {
        using var connection = Store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT message, manifest, identifier FROM journal WHERE persistence_id = $id ORDER BY sequence_number";
        command.Parameters.AddWithValue("$id", persistenceId);
        using var reader = command.ExecuteReader();
        var events = new List<object>();
        while (reader.Read())
        {
            Assert.Equal(4701, reader.GetInt32(2));
            events.Add(EventCodec.FromBytes(reader.GetFieldValue<byte[]>(0), reader.GetString(1)));
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

    public async ValueTask DisposeAsync()
    {
        Journal.Release();
        TextIndex.Dispose();
        await Store.DisposeAsync();
        Journal.Dispose();
        _directory.Delete(recursive: true);
    }
}
