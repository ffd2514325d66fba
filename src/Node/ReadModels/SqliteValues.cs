using ActorScheduler.Contracts.Serialization;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Node.ReadModels;

/// <summary>Values of rows, to SQLite and back.</summary>
internal static class SqliteValues
{
    public static SqliteParameter Parameter(this SqliteCommand command, string name) =>
        command.Parameters.Add(new SqliteParameter { ParameterName = name });

    public static object OrNull(string? text) => text ?? (object)DBNull.Value;

    public static object OrNull(long? number) => number ?? (object)DBNull.Value;

    public static object OrNull(DateTimeOffset? time) => time is { } t ? StoredTime.ToMicroseconds(t) : DBNull.Value;

    public static object OrNull(TimeSpan? duration) => duration is { } d ? StoredTime.ToMicroseconds(d) : DBNull.Value;

    public static string? TextOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? NumberOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTimeOffset Time(this SqliteDataReader row, int column) => StoredTime.FromMicroseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);
}
