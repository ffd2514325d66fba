using System.Data.Common;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks.Paging;

/// <summary>
/// The rows of some names in some phases. The index has each name and phase in the order of positions; the counts tell which of
/// them there are, so that a phase alone, or a prefix, is a merge of as many short scans.
/// </summary>
internal sealed class NamedRows : ICandidates
{
    private const int MostStreams = 1_000;
    private const int LeastOfStream = 16;

    private readonly string _sql;
    private readonly List<(string Name, TaskPhase Phase)> _streams;

    private NamedRows(ISqlDialect dialect, List<(string Name, TaskPhase Phase)> streams, long count)
    {
        _sql = $"""
            SELECT position FROM {dialect.TasksBy("tasks_by_name")}
            WHERE name = @name AND phase = @phase AND position >= @from AND position < @before ORDER BY position DESC LIMIT @size
            """;
        _streams = streams;
        Estimate = count;
    }

    public long Estimate { get; }

    /// <summary>Looks up which names and phases there are.</summary>
    /// <returns>Null if there are too many.</returns>
    public static NamedRows? Open(DbConnection connection, ISqlDialect dialect, TaskFilter filter)
    {
        var counts = TaskCountTable.Read(connection, dialect, filter);
        return counts.Count > MostStreams
            ? null
            : new NamedRows(dialect, [.. counts.Select(count => (count.Name, count.Phase))], counts.Sum(count => count.Count));
    }

    public Step Next(DbConnection connection, PositionRange range, int size)
    {
        var sizeOfStream = _streams.Count < 2 ? size : Math.Max(LeastOfStream, size / _streams.Count);
        using var command = connection.CreateCommand();
        command.CommandText = _sql;
        command.Add("@name", "");
        command.Add("@phase", 0L);
        command.Add(range, sizeOfStream);
        var found = new List<long>();
        var reached = range.From;
        foreach (var (name, phase) in _streams)
        {
            command.Parameters["@name"].Value = name;
            command.Parameters["@phase"].Value = (long)phase;
            var positions = command.Positions();
            found.AddRange(positions);
            reached = Math.Max(reached, positions.AsStep(range, sizeOfStream).Reached);
        }

        // Below the end of the shortest scan, others may have rows that this step has not seen.
        found.RemoveAll(position => position < reached);
        return new Step(found, reached);
    }
}
