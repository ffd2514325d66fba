using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Database.Columns;
using Number = ActorScheduler.Storage.Database.Columns.NumberColumn<ActorScheduler.Storage.Tasks.TaskWrite>;
using Text = ActorScheduler.Storage.Database.Columns.TextColumn<ActorScheduler.Storage.Tasks.TaskWrite>;

namespace ActorScheduler.Storage.Tasks;

/// <summary>The columns of the table of tasks. A field that is added to the table is added here, and to the schema of each database.</summary>
internal static class TaskColumns
{
    private static readonly ColumnList<TaskWrite> Columns = new();

    // The position comes first: those who page read it by its place.
    private static readonly Number Position = Columns.Number("position", static (in w) => w.Position);
    private static readonly Text Id = Columns.Text("id", static (in w) => w.Row.TaskId);
    private static readonly Text Name = Columns.Text("name", static (in w) => Call(w).Name);
    private static readonly Number Phase = Columns.Number("phase", static (in w) => (long)w.Row.State.Phase, changes: true);
    private static readonly Number SubmittedAt = Columns.Number("submitted_at", static (in w) => Micros(w.Row.State.SubmittedAt));
    private static readonly Number UpdatedAt = Columns.Number("updated_at", static (in w) => Micros(w.Row.State.UpdatedAt), changes: true);
    private static readonly Number DueAt = Columns.Number("due_at", static (in w) => Micros(w.Row.State.DueAt), changes: true);
    private static readonly Text Args = Columns.Text("args", static (in w) => Call(w).ArgsJson);
    private static readonly Text Kwargs = Columns.Text("kwargs", static (in w) => Call(w).KwargsJson);
    private static readonly Number Eta = Columns.Number("eta", static (in w) => Micros(Call(w).Eta));
    private static readonly Number Expires = Columns.Number("expires", static (in w) => Micros(Call(w).Expires));
    private static readonly Text Queue = Columns.Text("queue", static (in w) => Call(w).Queue);
    private static readonly Text Exchange = Columns.Text("exchange", static (in w) => Call(w).Exchange);
    private static readonly Text RoutingKey = Columns.Text("routing_key", static (in w) => Call(w).RoutingKey);
    private static readonly Number PeriodicTaskId = Columns.Number("periodic_task_id", static (in w) => Call(w).PeriodicTaskId);
    private static readonly Text Fingerprint = Columns.Text("fingerprint", static (in w) => Call(w).Fingerprint);
    private static readonly Number Attempt = Columns.Number("attempt", static (in w) => w.Row.State.Attempt, changes: true);
    private static readonly Number Retries = Columns.Number("retries", static (in w) => w.Row.State.Retries, changes: true);
    private static readonly Number LostAttempts = Columns.Number("lost_attempts", static (in w) => w.Row.State.LostAttempts, changes: true);
    private static readonly Text Worker = Columns.Text("worker", static (in w) => w.Row.State.Worker, changes: true);
    private static readonly Number StartedAt = Columns.Number("started_at", static (in w) => Micros(w.Row.State.StartedAt), changes: true);
    private static readonly Number RetriedAt = Columns.Number("retried_at", static (in w) => Micros(w.Row.State.RetriedAt), changes: true);
    private static readonly Number FinishedAt = Columns.Number("finished_at", static (in w) => Micros(w.Row.State.FinishedAt), changes: true);
    private static readonly Number Runtime = Columns.Number("runtime", static (in w) => Micros(w.Row.State.Runtime), changes: true);
    private static readonly Text Result = Columns.Text("result", static (in w) => w.Row.State.ResultJson, changes: true);
    private static readonly Text FailureType = Columns.Text("failure_type", static (in w) => w.Row.State.Failure?.Type, changes: true);
    private static readonly Text FailureMessage = Columns.Text("failure_message", static (in w) => w.Row.State.Failure?.Message, changes: true);
    private static readonly Text Traceback = Columns.Text("traceback", static (in w) => w.Row.State.Failure?.Traceback, changes: true);
    private static readonly Number RevokeRequested = Columns.Number("revoke_requested", static (in w) => w.Row.State.RevokeRequested ? 1 : 0, changes: true);
    private static readonly Number RevokeReason = Columns.Number("revoke_reason", static (in w) => (long?)w.Row.State.RevokeReason, changes: true);
    private static readonly Text ReplacedBy = Columns.Text("replaced_by", static (in w) => w.Row.State.ReplacedBy, changes: true);
    private static readonly Number Clock = Columns.Number("clock", static (in w) => w.Clock, changes: true);

    static TaskColumns()
    {
        Columns.Number("wake_partition", static (in w) => w.Row.WakePart, changes: true, isRead: false);
        Columns.Number("wake_at", static (in w) => Micros(w.Row.WakeAt), changes: true, isRead: false);
    }

    /// <summary>All columns.</summary>
    public static IReadOnlyList<Column<TaskWrite>> All => Columns.All;

    /// <summary>The columns that can change, except for the eta.</summary>
    public static IReadOnlyList<Column<TaskWrite>> Changing => Columns.Changing;

    /// <summary>The key of a row for those who know the task.</summary>
    public static Column<TaskWrite> Key => Id;

    /// <summary>What <see cref="Read"/> expects of a row, in its order.</summary>
    public static string Selected { get; } = Columns.Selected();

    /// <summary>How many columns that is.</summary>
    public static int Width => Columns.Width;

    /// <summary>The same, of a table with an alias.</summary>
    public static string SelectedFrom(string alias) => Columns.Selected(alias + ".");

    /// <summary>The state that a row was written from.</summary>
    public static TaskRow Read(DbDataReader row) => new(
        Id.Read(row),
        new TaskState
        {
            Phase = (TaskPhase)Phase.ReadSmall(row),
            Submission = ReadCall(row),
            SubmittedAt = SubmittedAt.ReadTime(row),
            UpdatedAt = UpdatedAt.ReadTime(row),
            DueAt = DueAt.ReadTime(row),
            Attempt = Attempt.ReadSmall(row),
            Retries = Retries.ReadSmall(row),
            LostAttempts = LostAttempts.ReadSmall(row),
            Worker = Worker.ReadOrNull(row),
            StartedAt = StartedAt.ReadTimeOrNull(row),
            RetriedAt = RetriedAt.ReadTimeOrNull(row),
            FinishedAt = FinishedAt.ReadTimeOrNull(row),
            Runtime = Runtime.ReadDurationOrNull(row),
            ResultJson = Result.ReadOrNull(row),
            Failure = FailureType.ReadOrNull(row) is { } type ? new TaskFailureInfo(type, FailureMessage.Read(row), Traceback.Read(row)) : null,
            RevokeRequested = RevokeRequested.ReadSwitch(row),
            RevokeReason = (RevokeReason?)RevokeReason.ReadOrNull(row),
            ReplacedBy = ReplacedBy.ReadOrNull(row),
        },
        Clock.Read(row));

    private static TaskSubmission ReadCall(DbDataReader row) => new()
    {
        Name = Name.Read(row),
        ArgsJson = Args.Read(row),
        KwargsJson = Kwargs.Read(row),
        Eta = Eta.ReadTimeOrNull(row),
        Expires = Expires.ReadTimeOrNull(row),
        Queue = Queue.ReadOrNull(row),
        Exchange = Exchange.ReadOrNull(row),
        RoutingKey = RoutingKey.ReadOrNull(row),
        PeriodicTaskId = PeriodicTaskId.ReadOrNull(row),
        Fingerprint = Fingerprint.Read(row),
    };

    private static TaskSubmission Call(in TaskWrite write) => write.Row.State.Submission!;

    private static long? Micros(DateTimeOffset? time) => StoredTime.ToMicroseconds(time);

    private static long? Micros(TimeSpan? duration) => duration is { } time ? StoredTime.ToMicroseconds(time) : null;
}
