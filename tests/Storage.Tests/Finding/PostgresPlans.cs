using System.Collections.Concurrent;
using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Tests.Support;
using ActorScheduler.Testing.Postgres;
using Npgsql;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>Reads from PostgreSQL and remembers the plan by which the server answered each statement: its module auto_explain tells them.</summary>
internal sealed class PostgresPlans : IReadModelStore
{
    private readonly IReadModelStore _store;
    private readonly ConcurrentQueue<string> _plans = new();

    /// <summary>Begins; connections that are open already tell nothing.</summary>
    public PostgresPlans(TaskBed bed)
    {
        _store = bed.Store;
        string database;
        using (var connection = _store.OpenReader())
            database = connection.Database;
        foreach (var setting in (string[])
        [
            "session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_level = 'notice'", "client_min_messages = 'notice'",
        ])
        {
            SharedPostgres.Server.Execute($"ALTER DATABASE {database} SET {setting}");
        }

        SharedPostgres.Server.TerminateBackends(database);
        ForgetEnded();
    }

    /// <summary>The statements with their plans.</summary>
    public IReadOnlyCollection<string> All => _plans;

    public ISqlDialect Dialect => _store.Dialect;

    public DbConnection OpenReader()
    {
        var connection = (NpgsqlConnection)_store.OpenReader();
        connection.Notice += (_, told) => _plans.Enqueue(told.Notice.MessageText);
        return connection;
    }

    // The pool finds out by use that a connection was ended.
    private void ForgetEnded()
    {
        for (var left = 10; ; left--)
        {
            try
            {
                using var connection = _store.OpenReader();
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT 1";
                command.ExecuteScalar();
                return;
            }
            catch (NpgsqlException) when (left > 0)
            {
                // It is no longer in the pool.
            }
        }
    }

    public Task<T> WriteAsync<T>(Func<DbConnection, T> work, CancellationToken cancellation) => _store.WriteAsync(work, cancellation);
}
