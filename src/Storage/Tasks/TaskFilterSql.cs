using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks;

/// <summary>A filter as SQL conditions. Only fixed text goes into the statement; every value is a parameter.</summary>
internal sealed class TaskFilterSql
{
    private static readonly string[] SearchedColumns = ["id", "name", "args", "kwargs", "result", "failure_type", "failure_message"];

    private readonly List<string> _conditions = [];
    private readonly DbCommand _command;

    private readonly ISqlDialect _dialect;

    private TaskFilterSql(DbCommand command, ISqlDialect dialect) => (_command, _dialect) = (command, dialect);

    /// <summary>Adds the values of a filter to a command.</summary>
    /// <returns>The conditions, each on a row of the table of tasks.</returns>
    public static IReadOnlyList<string> Write(DbCommand command, TaskFilter filter, ISqlDialect dialect)
    {
        var sql = new TaskFilterSql(command, dialect);
        sql.Phases(filter);
        sql.Restrict("name = @name", filter.Name);
        sql.Prefix(filter.NamePrefix);
        sql.Restrict("submitted_at >= @received_from", StoredTime.ToMicroseconds(filter.ReceivedFrom));
        sql.Restrict("submitted_at <= @received_to", StoredTime.ToMicroseconds(filter.ReceivedTo));
        sql.Restrict("eta >= @eta_from", StoredTime.ToMicroseconds(filter.EtaFrom));
        sql.Restrict("eta <= @eta_to", StoredTime.ToMicroseconds(filter.EtaTo));
        sql.Restrict("finished_at >= @finished_from", StoredTime.ToMicroseconds(filter.FinishedFrom));
        sql.Restrict("finished_at <= @finished_to", StoredTime.ToMicroseconds(filter.FinishedTo));
        sql.Restrict(filter.Queue == TaskQueues.Default ? "(queue = @queue OR queue IS NULL)" : "queue = @queue", filter.Queue);
        sql.Restrict("periodic_task_id = @periodic_task_id", filter.PeriodicTaskId);
        sql.Search(filter.Search);
        return sql._conditions;
    }

    /// <summary>True if every task matches.</summary>
    public static bool AsksForAll(TaskFilter filter) => AsksOnlyForNamesAndPhases(filter) && WithNamesAndPhasesOf(TaskFilter.All, filter) == TaskFilter.All
        && filter.Phases.Count == 0;

    /// <summary>True if the counts by name and phase tell how many tasks match.</summary>
    public static bool AsksOnlyForNamesAndPhases(TaskFilter filter) =>
        WithNamesAndPhasesOf(filter, TaskFilter.All) with { Search = string.IsNullOrEmpty(filter.Search) ? null : filter.Search } == TaskFilter.All;

    private static TaskFilter WithNamesAndPhasesOf(TaskFilter filter, TaskFilter other) => filter with
    {
        Name = other.Name,
        NamePrefix = string.IsNullOrEmpty(other.NamePrefix) ? null : other.NamePrefix,
        Phases = other.Phases.Count == 0 ? TaskFilter.All.Phases : other.Phases,
    };

    private void Phases(TaskFilter filter)
    {
        if (filter.Phases.Count > 0)
            _conditions.Add($"phase IN ({string.Join(", ", filter.Phases.Select(phase => (int)phase).Distinct().Order())})");
    }

    private void Prefix(string? prefix)
    {
        if (string.IsNullOrEmpty(prefix))
            return;
        var name = _dialect.OrdinalColumn("name");
        Restrict($"{name} >= @prefix", prefix);
        Restrict($"{name} < @prefix_end", Sql.EndOfPrefix(prefix));
    }

    private void Search(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return;
        // No stored text holds the character zero, and databases take it for the end of the pattern.
        if (text.Contains('\0', StringComparison.Ordinal))
            _conditions.Add("1 = 0");
        else
            _conditions.Add(_dialect.Holds(_command, SearchedColumns, text));
    }

    private void Restrict(string condition, object? value)
    {
        if (value is null)
            return;
        _conditions.Add(condition);
        _command.Add(ParameterOf(condition), value is string text ? _dialect.Storable(text) : value);
    }

    private static string ParameterOf(string condition)
    {
        var start = condition.IndexOf('@', StringComparison.Ordinal);
        var end = start + 1;
        while (end < condition.Length && (char.IsAsciiLetter(condition[end]) || condition[end] == '_'))
            end++;
        return condition[start..end];
    }
}
