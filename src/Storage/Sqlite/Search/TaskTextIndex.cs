using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Tasks;
using ActorScheduler.Storage.Tasks.Paging;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>
/// A trigram index over the texts of tasks, for SQLite. It trails the journal, so that submitting and running a task costs no more; a search reads
/// the index and the rows that changed since, so that its answer is up to date.
/// </summary>
internal sealed class TaskTextIndex(IReadModelStore store, string path, ILogger<TaskTextIndex> log) : ITaskTextIndex, IDisposable
{
    /// <summary>Up to this many events since the index was written, the changed rows are looked at one by one.</summary>
    public const int LongestTail = 4_000;

    private const int CountedUpTo = 500;
    private const int EventsInStep = 2_000;
    private const int RemovedInStep = 2_000;
    private static readonly string[] Columns = ["id", "name", "args", "kwargs", "result", "failure_type", "failure_message"];

    private volatile TextIndexFile? _file;

    /// <summary>The path of the index of a journal.</summary>
    public static string PathFor(SqliteStore store) => Path.ChangeExtension(store.Path, ".search.db");

    public ICandidates? Find(DbConnection connection, string text, PositionRange range)
    {
        if (_file is not { } file || TrigramQuery.Terms(text) is not { Count: > 0 } terms)
            return null;
        try
        {
            using var reader = file.OpenReader();
            // One look at the index for all of it: the tail must begin where these hits end.
            using var snapshot = reader.BeginTransaction(deferred: true);
            var watermark = TextIndexFile.Watermark(reader);
            if (JournalTail.Last(connection) - watermark > LongestTail)
                return null;

            var sample = TermSample.Take(connection, reader, watermark, terms);
            var query = TrigramQuery.All(sample.Selective());
            var found = TextRows.Search(reader, query, range, CountedUpTo);
            var changed = JournalTail.Positions(connection, watermark);
            return found.Count < CountedUpTo
                ? new TextRows(file, query, found, changed, found.Count + changed.Count)
                : new TextRows(file, query, null, changed, Math.Max(CountedUpTo, sample.Estimate(TaskCountTable.Total(connection, store.Dialect))));
        }
        catch (SqliteException e)
        {
            // The table itself still has the answer, only slower; the indexer, which meets the same error, replaces the file.
            log.LogWarning(e, "The text index {Path} cannot be read; the tasks are searched one by one", path);
            return null;
        }
    }

    /// <summary>Opens the file.</summary>
    public void Open() => _file = TextIndexFile.Open(store, path);

    /// <summary>Starts over with an empty file.</summary>
    public void Renew()
    {
        var old = _file;
        _file = null;
        old?.Dispose();
        _file = TextIndexFile.New(path);
    }

    /// <summary>Indexes the tasks of the next events of the journal, and takes out some that were removed.</summary>
    /// <returns>False if there was nothing to do.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellation)
    {
        var file = _file ?? throw new InvalidOperationException("The index is not open.");
        using var connection = store.OpenReader();
        var watermark = file.Watermark();
        var (ids, last, happened) = JournalTail.Read(connection, watermark, EventsInStep);
        var texts = ids.Count == 0 ? [] : Texts(connection, ids, last);

        // Read after the rows, so that one that is removed meanwhile does not stay.
        var removed = Removed(connection);
        if (last == watermark && removed.Count == 0)
            return false;
        file.Write(texts, removed, last, last == watermark ? JournalTail.Event(connection, watermark) ?? "" : happened);
        if (removed.Count > 0)
            await store.WriteAsync(writer => Forget(writer, removed), cancellation);
        return true;
    }

    public void Dispose() => _file?.Dispose();

    // A row that has changed again since is left to the step that comes to its last event.
    private static List<(long Position, string Text)> Texts(DbConnection connection, IReadOnlyCollection<string> ids, long last)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT position, {string.Join(", ", Columns)} FROM tasks WHERE id IN (SELECT value FROM json_each(@ids)) AND clock <= @last";
        command.Add("@ids", System.Text.Json.JsonSerializer.Serialize(ids));
        command.Add("@last", last);
        using var reader = command.ExecuteReader();
        var texts = new List<(long, string)>();
        while (reader.Read())
            texts.Add((reader.GetInt64(0), string.Join('\n', Enumerable.Range(1, Columns.Length).Select(column => reader.TextOrNull(column))).Replace('\0', '\n')));
        return texts;
    }

    private static List<long> Removed(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT position FROM removed_tasks LIMIT @limit";
        command.Add("@limit", RemovedInStep);
        return command.Positions();
    }

    private static int Forget(DbConnection writer, List<long> removed)
    {
        using var command = writer.CreateCommand();
        command.CommandText = "DELETE FROM removed_tasks WHERE position IN (SELECT value FROM json_each(@removed))";
        command.AddNumbers("@removed", removed);
        return command.ExecuteNonQuery();
    }
}
