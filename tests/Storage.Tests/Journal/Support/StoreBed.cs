using ActorScheduler.Journal.Protocol;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Postgres.Journal;
using ActorScheduler.Storage.Sqlite.Journal;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>Which database a test runs on.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>A store in a database of its own, which goes when the test goes.</summary>
internal abstract class StoreBed : IAsyncDisposable
{
    private IJournalDatabase? _store;

    internal Faults Faults { get; } = new();

    internal UnwrittenIds Unwritten { get; } = new();

    /// <summary>The store; opened when it is first asked for.</summary>
    internal IJournalDatabase Store => _store ??= Open();

    /// <summary>How the stock plugin finds the database: its connection string and its name of the provider.</summary>
    internal abstract (string ConnectionString, string Provider) Stock { get; }

    /// <summary>A bed with the projections of these tests.</summary>
    internal static StoreBed Create(StoreKind kind, params NotesProjection[] projections) =>
        kind == StoreKind.Sqlite ? new SqliteBed(projections) : new PostgresBed(projections);

    /// <summary>What the store has done since it was opened.</summary>
    internal JournalStatistics Statistics => Store is SqliteStore sqlite ? sqlite.Statistics : ((PostgresStore)Store).Statistics;

    internal async Task ReopenAsync()
    {
        await CloseAsync();
        _store = Open();
    }

    internal async Task CloseAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        _store = null;
    }

    internal ActorSystemSetup SystemSetup(string? hocon = null) => ActorSystemSetup.Create(
        BootstrapSetup.Create().WithConfig(Config(hocon).WithFallback(ConfigurationFactory.ParseString(JournalHocon.Text))),
        new JournalSetup(Store) { Unwritten = Unwritten });

    internal T Query<T>(string sql) => Column<T>(sql).Single();

    internal IReadOnlyList<T> Column<T>(string sql)
    {
        using var connection = Store.OpenReader();
        using var command = connection.Text(sql);
        using var reader = command.ExecuteReader();
        List<T> values = [];
        while (reader.Read())
            values.Add((T)Convert.ChangeType(reader.GetValue(0), typeof(T), System.Globalization.CultureInfo.InvariantCulture));
        return values;
    }

    internal Task ExecuteAsync(string sql) => Store.WriteAsync(connection => connection.Run(sql), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Faults.Release();
        await CloseAsync();
        Faults.Dispose();
        Discard();
    }

    /// <summary>Opens the store with other projections, or fails.</summary>
    internal abstract IJournalDatabase Open(params NotesProjection[] projections);

    /// <summary>Opens the store.</summary>
    protected abstract IJournalDatabase Open();

    /// <summary>Removes the database.</summary>
    protected abstract void Discard();

    private static Config Config(string? hocon) => ConfigurationFactory.ParseString(
        (hocon ?? "") + """

        akka.loglevel = ERROR
        akka.stdout-loglevel = OFF
        akka.loggers = []
        akka.actor {
          serializers.noted = "ActorScheduler.Storage.Tests.Journal.Support.NotedSerializer, ActorScheduler.Storage.Tests"
          serialization-bindings { "ActorScheduler.Storage.Tests.Journal.Support.Noted, ActorScheduler.Storage.Tests" = noted }
        }
        """);
}
