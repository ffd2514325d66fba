using System.Data.Common;
using ActorScheduler.Contracts;

namespace ActorScheduler.Storage.Database.Columns;

/// <summary>A column of whole numbers. Times and durations are numbers of microseconds.</summary>
internal sealed class NumberColumn<TRow>(string name, ValueOf<TRow, long?> value) : Column<TRow>(name)
{
    /// <summary>The value to be written.</summary>
    public long? Of(in TRow row) => value(in row);

    /// <summary>The number in a row.</summary>
    public long Read(DbDataReader row) => row.GetInt64(Ordinal);

    /// <summary>The number in a row, or null.</summary>
    public long? ReadOrNull(DbDataReader row) => row.NumberOrNull(Ordinal);

    /// <summary>The number in a row, which is small.</summary>
    public int ReadSmall(DbDataReader row) => row.GetInt32(Ordinal);

    /// <summary>The time in a row.</summary>
    public DateTimeOffset ReadTime(DbDataReader row) => row.Time(Ordinal);

    /// <summary>The time in a row, or null.</summary>
    public DateTimeOffset? ReadTimeOrNull(DbDataReader row) => row.TimeOrNull(Ordinal);

    /// <summary>The duration in a row, or null.</summary>
    public TimeSpan? ReadDurationOrNull(DbDataReader row) =>
        row.NumberOrNull(Ordinal) is { } duration ? StoredTime.DurationFromMicroseconds(duration) : null;

    /// <summary>The switch in a row.</summary>
    public bool ReadSwitch(DbDataReader row) => row.GetInt32(Ordinal) != 0;
}
