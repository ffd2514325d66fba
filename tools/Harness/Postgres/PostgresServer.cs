using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ActorScheduler.Harness.Processes;
using Npgsql;

namespace ActorScheduler.Harness.Postgres;

/// <summary>
/// A PostgreSQL server on a free port, with its data in a temporary folder. PostgreSQL refuses to run as root, so root starts it as the user
/// postgres. Its files are not synced: they survive a killed server, though not a power cut.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private const string SystemUser = "postgres";
    private const string Owner = "scheduler";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("actor-scheduler-").FullName;
    private readonly ServerKeeper _keeper;
    private readonly string _data;
    private readonly PostgresListener? _listener;
    private PostgresProcess? _process;
    private int _databases;

    /// <summary>Creates and starts it.</summary>
    /// <param name="listener">Where it listens besides the loopback interface; null: nowhere.</param>
    public PostgresServer(PostgresListener? listener = null)
    {
        _listener = listener;
        _data = Path.Combine(_folder, "data");
        _keeper = new ServerKeeper(_folder);
        try
        {
            if (Environment.IsPrivilegedProcess)
                Run("chown", SystemUser, _folder);
            RunAsOwner("initdb", "-D", _data, "-U", SystemUser, "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync");
            if (listener is not null)
                File.AppendAllText(Path.Combine(_data, "pg_hba.conf"), $"host all all {listener.Clients} trust\n");
            Start();
            Execute($"CREATE ROLE {Owner} LOGIN");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The port, the same after a restart.</summary>
    public int Port { get; } = FreePort.Take();

    /// <summary>Creates an empty database, owned by a user without further rights, as in production.</summary>
    /// <returns>Its name.</returns>
    public string CreateDatabase()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        Execute($"CREATE DATABASE {name} OWNER {Owner}");
        return name;
    }

    /// <summary>Drops a database, even while clients are connected to it.</summary>
    public void DropDatabase(string name) => Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    /// <summary>How its owner connects to a database.</summary>
    public string ConnectionString(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={Owner};Database={database}");

    /// <summary>Runs a statement as the superuser.</summary>
    public void Execute(string sql, string database = SystemUser)
    {
        using var connection = new NpgsqlConnection(Admin(database));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests and tools write their own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Terminates the connections to a database, as an administrator would.</summary>
    public void TerminateBackends(string database) =>
        Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND pid <> pg_backend_pid()");

    /// <summary>Starts it and waits until it answers.</summary>
    public void Start()
    {
        _process = new PostgresProcess(AsOwner("postgres", "-D", _data, "-p", Port.ToString(CultureInfo.InvariantCulture), "-k", _folder,
            "-c", $"listen_addresses=127.0.0.1{(_listener is null ? "" : "," + _listener.Address)}", "-c", "fsync=off", "-c", "max_connections=200", "-c", "max_prepared_transactions=5"));
        var began = Stopwatch.GetTimestamp();
        while (!Answers())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"PostgreSQL does not answer:\n{_process.Output}");
            _process.WaitForExit(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Stops it without waiting for its clients; a commit that is under way may or may not succeed.</summary>
    public void Stop() => Stop(PosixSignal.SIGINT);

    /// <summary>Stops it with a signal: SIGINT is the fast shutdown, SIGQUIT the immediate one, after which it recovers from its log.</summary>
    public void Stop(PosixSignal signal) => _process?.Stop(signal, Patience);

    /// <summary>Kills it and all its processes at once (kill -9).</summary>
    public void Kill() => _process?.Kill(Patience);

    /// <inheritdoc />
    public void Dispose()
    {
        _process?.Dispose();
        _keeper.Dispose();
    }

    private string Admin(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username={SystemUser};Database={database};Pooling=false;Timeout=10");

    private bool Answers()
    {
        try
        {
            Execute("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string[] AsOwner(string program, params string[] arguments)
    {
        var file = Path.Combine(PostgresInstallation.Folder!, program);
        return Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={SystemUser}", $"--regid={SystemUser}", "--init-groups", "--", file, .. arguments]
            : [file, .. arguments];
    }

    private static void RunAsOwner(string program, params string[] arguments) => Run(AsOwner(program, arguments));

    private static void Run(params string[] command)
    {
        using var process = new PostgresProcess(command);
        process.WaitForSuccess(Patience);
    }
}
