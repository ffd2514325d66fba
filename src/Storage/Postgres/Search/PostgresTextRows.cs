using System.Data.Common;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Tasks.Paging;

namespace ActorScheduler.Storage.Postgres.Search;

/// <summary>What the trigram index finds, and every row that changed since the index was brought up to date.</summary>
/// <param name="text">What is looked for.</param>
/// <param name="found">What the index has in the whole range of the page, if that is known already.</param>
/// <param name="changed">The rows that changed since the index was brought up to date.</param>
/// <param name="estimate">About how many there are.</param>
internal sealed class PostgresTextRows(string text, IReadOnlyList<long>? found, IReadOnlyList<long> changed, long estimate) : ICandidates
{
    public long Estimate => estimate;

    /// <summary>The rows that the index has for a text, newest first.</summary>
    public static List<long> Search(DbConnection connection, string text, PositionRange range, int size)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT position FROM task_texts WHERE text ILIKE @text AND position >= @from AND position < @before
            ORDER BY position DESC LIMIT @size
            """;
        command.AddText(PostgresDialect.Instance, "@text", Sql.Anywhere(text));
        command.Add(range, size);
        return command.Positions();
    }

    public Step Next(DbConnection connection, PositionRange range, int size)
    {
        var positions = found is null
            ? Search(connection, text, range, size)
            : [.. found.Where(position => position < range.Before && position >= range.From).Take(size)];
        var step = positions.AsStep(range, size);
        var here = changed.Where(position => position < range.Before && position >= step.Reached);
        return step with { Positions = [.. step.Positions!.Union(here)] };
    }
}
