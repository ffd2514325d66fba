using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.Tasks;

/// <summary>A row of the table of tasks as the state it was written from.</summary>
internal static class TaskRows
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order.</summary>
    public const string Columns =
        "position, id, name, phase, submitted_at, updated_at, due_at, args, kwargs, eta, expires, queue, exchange, routing_key, "
        + "periodic_task_id, fingerprint, attempt, retries, lost_attempts, worker, started_at, retried_at, finished_at, runtime, result, "
        + "failure_type, failure_message, traceback, revoke_requested, revoke_reason, replaced_by, clock";

    public static TaskRow Read(DbDataReader row) => new(
        row.GetString(1),
        new TaskState
        {
            Phase = (TaskPhase)row.GetInt32(3),
            Submission = ReadSubmission(row),
            SubmittedAt = row.Time(4),
            UpdatedAt = row.Time(5),
            DueAt = row.Time(6),
            Attempt = row.GetInt32(16),
            Retries = row.GetInt32(17),
            LostAttempts = row.GetInt32(18),
            Worker = row.TextOrNull(19),
            StartedAt = row.TimeOrNull(20),
            RetriedAt = row.TimeOrNull(21),
            FinishedAt = row.TimeOrNull(22),
            Runtime = row.NumberOrNull(23) is { } runtime ? StoredTime.DurationFromMicroseconds(runtime) : null,
            ResultJson = row.TextOrNull(24),
            Failure = row.TextOrNull(25) is { } type ? new TaskFailureInfo(type, row.GetString(26), row.GetString(27)) : null,
            RevokeRequested = row.GetInt32(28) != 0,
            RevokeReason = (RevokeReason?)row.NumberOrNull(29),
            ReplacedBy = row.TextOrNull(30),
        },
        row.GetInt64(31));

    private static TaskSubmission ReadSubmission(DbDataReader row) => new()
    {
        Name = row.GetString(2),
        ArgsJson = row.GetString(7),
        KwargsJson = row.GetString(8),
        Eta = row.TimeOrNull(9),
        Expires = row.TimeOrNull(10),
        Queue = row.TextOrNull(11),
        Exchange = row.TextOrNull(12),
        RoutingKey = row.TextOrNull(13),
        PeriodicTaskId = row.NumberOrNull(14),
        Fingerprint = row.GetString(15),
    };
}
