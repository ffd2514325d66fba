using System.Data.Common;

namespace ActorScheduler.Storage.Database.Columns;

/// <summary>A column of texts.</summary>
internal sealed class TextColumn<TRow>(string name, ValueOf<TRow, string?> value) : Column<TRow>(name)
{
    /// <summary>The value to be written.</summary>
    public string? Of(in TRow row) => value(in row);

    /// <summary>The text in a row.</summary>
    public string Read(DbDataReader row) => row.GetString(Ordinal);

    /// <summary>The text in a row, or null.</summary>
    public string? ReadOrNull(DbDataReader row) => row.TextOrNull(Ordinal);
}
