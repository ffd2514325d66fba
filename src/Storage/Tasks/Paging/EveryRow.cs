using System.Data.Common;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>Takes every row for a candidate: for a filter that no index helps, and for none.</summary>
/// <param name="dialect">The database.</param>
/// <param name="allMatch">True if no row will be turned down, so that the page's length bounds the step.</param>
internal sealed class EveryRow(ISqlDialect dialect, bool allMatch) : ICandidates
{
    public long Estimate => long.MaxValue;

    public Step Next(DbConnection connection, PositionRange range, int size)
    {
        if (allMatch)
            return new Step(null, range.From);
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT position FROM {dialect.TasksByPosition} WHERE position >= @from AND position < @before
            ORDER BY position DESC LIMIT 1 OFFSET @size
            """;
        command.Add(range, size - 1);
        return new Step(null, (long?)command.ExecuteScalar() ?? range.From);
    }
}
