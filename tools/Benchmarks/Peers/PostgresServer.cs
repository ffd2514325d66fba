using System.Globalization;
using ActorScheduler.Benchmarks.Servers;
using Npgsql;

namespace ActorScheduler.Benchmarks.Peers;

/// <summary>A PostgreSQL cluster of its own on a free port, with its own defaults: every commit is synced. It refuses to run as root.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";

    private readonly TempFolder _folder;
    private readonly ChildProcess _process;

    /// <summary>Creates and starts it.</summary>
    public PostgresServer(string dataRoot)
    {
        _folder = new TempFolder(dataRoot);
        var data = _folder.File("data");
        if (Environment.IsPrivilegedProcess)
            Start("chown", [User, _folder.Path]).WaitForEnd(TimeSpan.FromMinutes(1));
        StartAsUser("initdb", ["-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--locale", "C"]).WaitForEnd(TimeSpan.FromMinutes(5));
        var port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        _process = StartAsUser("postgres", ["-D", data, "-p", port, "-k", _folder.Path, "-c", "listen_addresses=127.0.0.1"]);
        ConnectionString = $"Host=127.0.0.1;Port={port};Username={User};Database={User};Maximum Pool Size=60";
        Polling.Until(Answers, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(2), () => _process.Failure("does not answer"));
    }

    /// <summary>How to connect.</summary>
    public string ConnectionString { get; }

    /// <summary>The parent of all its other processes.</summary>
    public int ProcessId => _process.Id;

    /// <summary>True until its process has ended.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Creates an empty database.</summary>
    /// <returns>How to connect to it.</returns>
    public string CreateDatabase(string name)
    {
        using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        connection.Open();
#pragma warning disable CA2100 // A name of this program.
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ToString();
    }

    /// <summary>What is not installed, or null.</summary>
    public static string? Missing() => Installed.PostgresFolder is null ? "PostgreSQL is not installed: apt-get install postgresql" : null;

    public void Dispose()
    {
        // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
        _process.Stop(interrupt: true);
        _folder.Dispose();
    }

    private ChildProcess StartAsUser(string program, string[] arguments)
    {
        var file = Path.Combine(Installed.PostgresFolder!, program);
        return Environment.IsPrivilegedProcess
            ? Start("setpriv", [$"--reuid={User}", $"--regid={User}", "--init-groups", "--", file, .. arguments])
            : Start(file, arguments);
    }

    private ChildProcess Start(string file, string[] arguments) => ChildProcess.Start("PostgreSQL", file, arguments, _folder.Path);

    private bool Answers()
    {
        if (_process.HasExited)
            throw _process.Failure("has ended while it started");
        try
        {
            using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
