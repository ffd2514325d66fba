using System.Data.Common;
using ActorScheduler.Node.ReadModels.Paging;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Node.ReadModels.Search;

/// <summary>What the index finds, and every row that changed since the index was brought up to date.</summary>
internal sealed class TextRows(TextIndexFile file, string query, IReadOnlyList<long> changed, long estimate) : ICandidates
{
    public long Estimate => estimate;

    public Step Next(DbConnection connection, PositionRange range, int size)
    {
        using var reader = file.OpenReader();
        var step = Search(reader, query, range, size).AsStep(range, size);
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
}
