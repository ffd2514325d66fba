namespace ActorScheduler.Storage.Database.Columns;

/// <summary>
/// The columns of a table, listed once: INSERT, UPDATE, SELECT and the order in which values are bound all follow from the list.
/// </summary>
/// <typeparam name="TRow">What the table is written from.</typeparam>
internal sealed class ColumnList<TRow>
{
    private readonly List<Column<TRow>> _columns = [];
    private int _read;

    /// <summary>All columns, in the order of the list.</summary>
    public IReadOnlyList<Column<TRow>> All => _columns;

    /// <summary>The columns that an update writes.</summary>
    public IReadOnlyList<Column<TRow>> Changing => [.. _columns.Where(column => column.Changes)];

    /// <summary>How many columns a query reads.</summary>
    public int Width => _read;

    /// <summary>What a query selects: the columns that are read, in the order of the list.</summary>
    /// <param name="prefix">The name of the table with a dot behind it, or nothing.</param>
    public string Selected(string prefix = "") =>
        string.Join(", ", _columns.Where(column => column.Ordinal >= 0).Select(column => prefix + column.Name));

    /// <summary>Adds a column of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Where its value comes from.</param>
    /// <param name="changes">True if an update writes it, too.</param>
    /// <param name="isRead">True if queries read it.</param>
    public NumberColumn<TRow> Number(string name, ValueOf<TRow, long?> value, bool changes = false, bool isRead = true) =>
        Add(new NumberColumn<TRow>(name, value) { Changes = changes, Ordinal = Place(isRead) });

    /// <summary>Adds a column of texts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Where its value comes from.</param>
    /// <param name="changes">True if an update writes it, too.</param>
    /// <param name="isRead">True if queries read it.</param>
    public TextColumn<TRow> Text(string name, ValueOf<TRow, string?> value, bool changes = false, bool isRead = true) =>
        Add(new TextColumn<TRow>(name, value) { Changes = changes, Ordinal = Place(isRead) });

    /// <summary>Adds a column of bytes.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Where its value comes from.</param>
    /// <param name="changes">True if an update writes it, too.</param>
    /// <param name="isRead">True if queries read it.</param>
    public BytesColumn<TRow> Bytes(string name, ValueOf<TRow, byte[]> value, bool changes = false, bool isRead = true) =>
        Add(new BytesColumn<TRow>(name, value) { Changes = changes, Ordinal = Place(isRead) });

    private int Place(bool isRead) => isRead ? _read++ : -1;

    private TColumn Add<TColumn>(TColumn column)
        where TColumn : Column<TRow>
    {
        _columns.Add(column);
        return column;
    }
}
