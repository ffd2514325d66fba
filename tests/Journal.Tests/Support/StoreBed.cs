using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Protocol;
using ActorScheduler.Journal.Sqlite;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Journal.Tests.Support;

/// <summary>A store in a directory of its own, which goes when the test goes.</summary>
internal sealed class StoreBed : IAsyncDisposable
{
    private readonly IInlineProjection[] _projections;

    internal StoreBed(params IInlineProjection[] projections)
    {
        _projections = projections;
        Store = Open();
    }

    internal string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("journal-test-").FullName;

    internal string Path => System.IO.Path.Combine(Directory, "data", "journal.db");

    internal Faults Faults { get; } = new();

    internal SqliteStore Store { get; private set; }

    internal async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = Open();
    }

    internal ActorSystemSetup SystemSetup(string? hocon = null) => ActorSystemSetup.Create(
        BootstrapSetup.Create().WithConfig(Config(hocon).WithFallback(JournalHocon.Config)),
        new JournalSetup(Store));

    internal T Query<T>(string sql)
    {
        using var connection = Store.OpenReader();
        using var command = connection.Constant(sql);
        return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }

    internal Task ExecuteAsync(string sql) => Store.WriteAsync(connection =>
    {
        connection.Execute(sql);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        Faults.Release();
        await Store.DisposeAsync();
        Faults.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private SqliteStore Open() => SqliteStore.Open(
        new SqliteStoreOptions { Path = Path, Faults = Faults, ProbeInterval = TimeSpan.FromMilliseconds(50) },
        _projections, TimeProvider.System, NullLoggerFactory.Instance);

    private static Config Config(string? hocon) => ConfigurationFactory.ParseString(
        (hocon ?? "") + """

        akka.loglevel = ERROR
        akka.stdout-loglevel = OFF
        akka.loggers = []
        akka.actor {
          serializers.noted = "ActorScheduler.Journal.Tests.Support.NotedSerializer, ActorScheduler.Journal.Tests"
          serialization-bindings { "ActorScheduler.Journal.Tests.Support.Noted, ActorScheduler.Journal.Tests" = noted }
        }
        """);
}
