using System.Data.Common;

namespace ActorScheduler.Storage.Database;

/// <summary>The few pieces of SQL in which databases differ. Everything else is written once, for all of them.</summary>
public interface ISqlDialect
{
    /// <summary>The table of tasks, read by position.</summary>
    string TasksByPosition { get; }

    /// <summary>
    /// Where the times of tasks are kept by blocks of positions (<c>task_blocks</c>), how many bits of a position number the tasks within a block;
    /// null where an index on the time of receipt (<c>tasks_by_receipt</c>) finds them instead.
    /// </summary>
    int? BitsOfTaskBlock { get; }

    /// <summary>The statement that holds the last event of <c>@id</c>, so that nobody adds another behind it; null where only one process writes.</summary>
    string? HoldLastEvent { get; }

    /// <summary>The end of a query that locks what it finds and leaves out what others have locked; empty where only one process writes.</summary>
    string UnlessLocked { get; }

    /// <summary>The statements that remove what stands for tasks that are gone, up to <c>@count</c> rows each; none where nothing is left behind.</summary>
    IReadOnlyList<string> Tidying { get; }

    /// <summary>A text column, ordered by code point as a search for a prefix needs it.</summary>
    string OrdinalColumn(string column);

    /// <summary>The table of tasks, read by this index and no other where the database lets a query say so.</summary>
    string TasksBy(string index);

    /// <summary>A query whose rows are the numbers that <see cref="Sql.AddNumbers"/> put into a parameter.</summary>
    string NumbersOf(string parameter);

    /// <summary>The condition that one of some columns holds a text; the case of A to Z does not matter. The text becomes a parameter of the command.</summary>
    string Holds(DbCommand command, IReadOnlyList<string> columns, string text);

    /// <summary>Ends a command that another thread waits for.</summary>
    void Interrupt(DbCommand command);

    /// <summary>A text as the database can store it and be asked for it.</summary>
    string Storable(string text);
}
