namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// Makes hourly schedules that were all added within a minute look as if they had been added over the last hour, so that they come due evenly. It
/// changes their rows, from which their actors recover.
/// </summary>
internal static class ScheduleSpread
{
    private const long Hour = 3_600_000_000;

    /// <summary>Changes the rows of a server that is not running.</summary>
    public static void OverAnHour(string dataFolder)
    {
        using var connection = JournalFill.OpenWriter(dataFolder);
        using var command = connection.CreateCommand();
        command.CommandText = """
            WITH spread(id, due) AS (
                SELECT id, $now + $hour * row_number() OVER (ORDER BY id) / count(*) OVER ()
                FROM periodic_tasks WHERE name LIKE 'bench-%')
            UPDATE periodic_tasks SET next_due = due, wake_at = due, anchor = due - $hour, created_at = due - $hour, date_changed = due - $hour
            FROM spread WHERE spread.id = periodic_tasks.id
            """;
        command.Parameters.AddWithValue("$now", (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        command.Parameters.AddWithValue("$hour", Hour);
        command.ExecuteNonQuery();
    }
}
