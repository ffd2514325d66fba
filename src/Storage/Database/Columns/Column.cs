namespace ActorScheduler.Storage.Database.Columns;

/// <summary>Takes the value of a column from what is to be written.</summary>
internal delegate TValue ValueOf<TRow, out TValue>(in TRow row);

/// <summary>A column of a table: its name, where its value comes from, and (in the classes derived from this) how it is read.</summary>
/// <typeparam name="TRow">What the table is written from.</typeparam>
internal abstract class Column<TRow>(string name)
{
    /// <summary>The column's name.</summary>
    public string Name => name;

    /// <summary>True if an update writes the column, too; otherwise it keeps what the insert wrote.</summary>
    public bool Changes { get; init; }

    /// <summary>The column's place in the list that a query selects; -1 if no query reads it.</summary>
    public int Ordinal { get; init; } = -1;
}
