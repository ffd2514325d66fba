namespace ActorScheduler.Benchmarks.Load;

/// <summary>
/// Makes copies of one task as different as those of a real system: twenty common names and a rare one, one task in a hundred failed,
/// some with an ETA, a queue or a schedule, arguments of a hundred thousand users, over the last twenty hours.
/// </summary>
internal static class DifferentTasks
{
    /// <summary>Changes every row of the table of tasks; what it becomes depends on its position alone.</summary>
    public const string Sql = """
        CREATE TEMP TABLE newest AS SELECT MAX(position) AS place, MAX(submitted_at) AS at, 72000000000 / MAX(position) AS apart FROM tasks;
        UPDATE tasks SET
            name = CASE WHEN position * 2654435761 % 10007 = 7 THEN 'app.tasks.rare' ELSE 'app.tasks.n' || (position * 2654435761 % 20) END,
            phase = CASE WHEN position * 40503 % 997 < 10 THEN 5 WHEN position * 40503 % 997 = 10 THEN 6 WHEN position * 40503 % 997 = 11 THEN 1 ELSE 4 END,
            args = '["user' || (position * 2654435761 % 100000) || '", ' || (position % 977) || ']',
            kwargs = '{"city":"c' || (position * 2654435761 % 300) || '","amount":' || (position % 4999) || '}',
            submitted_at = newest.at - (newest.place - tasks.position) * newest.apart,
            eta = CASE WHEN position * 7919 % 100 < 5 THEN newest.at - (newest.place - tasks.position) * newest.apart + 60000000 * (position % 601) END,
            queue = CASE WHEN position * 7919 % 100 BETWEEN 10 AND 19 THEN 'q' || (position % 5) END,
            periodic_task_id = CASE WHEN position * 7919 % 100 BETWEEN 30 AND 34 THEN 1000 + position % 50 END
        FROM newest;
        UPDATE tasks SET
            updated_at = submitted_at, due_at = submitted_at, started_at = submitted_at,
            finished_at = CASE WHEN phase >= 4 THEN submitted_at + 1000000 * (position % 30) END,
            result = CASE WHEN phase = 4 THEN '{"ok":' || (position % 3) || '}' END,
            failure_type = CASE WHEN phase = 5 THEN 'ValueError' END,
            failure_message = CASE WHEN phase = 5 THEN 'bad amount ' || (position % 4999) END,
            traceback = CASE WHEN phase = 5 THEN 'Traceback' END;
        DROP TABLE newest;
        """;
}
