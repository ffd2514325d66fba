using System.Data.Common;

namespace ActorScheduler.Storage.Database.Columns;

/// <summary>A column of bytes.</summary>
internal sealed class BytesColumn<TRow>(string name, ValueOf<TRow, byte[]> value) : Column<TRow>(name)
{
    /// <summary>The value to be written.</summary>
    public byte[] Of(in TRow row) => value(in row);

    /// <summary>The bytes in a row.</summary>
    public byte[] Read(DbDataReader row) => row.GetFieldValue<byte[]>(Ordinal);
}
