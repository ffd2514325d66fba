using ActorScheduler.Storage.Sqlite.Journal.Projections;
using ActorScheduler.Storage.Sqlite.Journal.Schema;
using ActorScheduler.Storage.Sqlite.Journal.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Sqlite.Journal;

/// <summary>What a store is made of. Opening is kept apart from running: it is the part that can fail in many ways.</summary>
internal sealed record SqliteStoreParts(StoreLock Lock, SqliteConnections Connections, WriterSession Writer, SqliteConnection Reader, TimeProvider Time)
{
    /// <summary>Opens everything, or lets go of everything.</summary>
    internal static SqliteStore Open(
        SqliteStoreOptions options, IReadOnlyList<ISqliteProjection> projections, TimeProvider time, ILoggerFactory loggers)
    {
        Check(options, projections);
        options = options with { Path = StoreFiles.Prepare(options.Path) };
        var logger = loggers.CreateLogger<SqliteStore>();
        var held = StoreLock.Take(options.Path);
        SqliteConnection? writer = null;
        try
        {
            var connections = new SqliteConnections(options);
            writer = connections.OpenWriter();
            var migrator = new SchemaMigrator(writer, options.Path, time, logger);
            migrator.Migrate(JournalSchema.Component, JournalSchema.Migrations);
            foreach (var projection in projections)
                migrator.Migrate(projection.Name, projection.Migrations);

            var parts = new SqliteStoreParts(held, connections, new WriterSession(writer, projections), connections.OpenOwnReader(), time);
            return new SqliteStore(parts, options, logger);
        }
        catch (Exception e)
        {
            writer?.Dispose();
            held.Dispose();
            if (e is SqliteException sqlite)
                throw SqliteErrors.NotOpened(options.Path, sqlite);
            throw;
        }
    }

    private static void Check(SqliteStoreOptions options, IReadOnlyList<ISqliteProjection> projections)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBatchEvents, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxReplayBurst, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.ProbeInterval, TimeSpan.Zero);
        string[] names = [JournalSchema.Component, .. projections.Select(p => p.Name)];
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two projections are called '{twice.Key}'; 'journal' is the journal itself.", nameof(projections));
    }
}
