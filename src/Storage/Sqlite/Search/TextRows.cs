using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Tasks.Paging;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Search;

/// <summary>What the index finds, and every row that changed since the index was brought up to date.</summary>
/// <param name="file">The index.</param>
/// <param name="query">What is looked for.</param>
/// <param name="found">What the index has in the whole range of the page, if that is known already.</param>
/// <param name="changed">The rows that changed since the index was brought up to date.</param>
/// <param name="estimate">About how many there are.</param>
internal sealed class TextRows(TextIndexFile file, string query, IReadOnlyList<long>? found, IReadOnlyList<long> changed, long estimate) : ICandidates
{
    public long Estimate => estimate;

    public Step Next(DbConnection connection, PositionRange range, int size)
    {
        var step = Read(range, size).AsStep(range, size);
        var here = changed.Where(position => position < range.Before && position >= step.Reached);
        return step with { Positions = [.. step.Positions!.Union(here)] };
    }

    /// <summary>The rows that the index has for a query, newest first.</summary>
    public static List<long> Search(SqliteConnection reader, string query, PositionRange range, int size)
    {
        using var command = reader.CreateCommand();
        command.CommandText = "SELECT rowid FROM texts WHERE texts MATCH @query AND rowid >= @from AND rowid < @before ORDER BY rowid DESC LIMIT @size";
        command.Add("@query", query);
        command.Add(range, size);
        return command.Positions();
    }

    private List<long> Read(PositionRange range, int size)
    {
        if (found is not null)
            return [.. found.Where(position => position < range.Before && position >= range.From).Take(size)];
        using var reader = file.OpenReader();
        return Search(reader, query, range, size);
    }
}
