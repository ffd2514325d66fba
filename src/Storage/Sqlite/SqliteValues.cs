using ActorScheduler.Contracts;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite;

/// <summary>Values of rows, to SQLite and back.</summary>
internal static class SqliteValues
{
    public static SqliteParameter Parameter(this SqliteCommand command, string name) =>
        command.Parameters.Add(new SqliteParameter { ParameterName = name });

    public static object OrNull(string? text) => text ?? (object)DBNull.Value;

    public static object OrNull(long? number) => number ?? (object)DBNull.Value;

    public static object OrNull(DateTimeOffset? time) => time is { } t ? StoredTime.ToMicroseconds(t) : DBNull.Value;

    public static object OrNull(TimeSpan? duration) => duration is { } d ? StoredTime.ToMicroseconds(d) : DBNull.Value;
}
