using System.Data.Common;
using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Storage.Database.Columns;
using ActorScheduler.Storage.Identity;
using Number = ActorScheduler.Storage.Database.Columns.NumberColumn<ActorScheduler.Storage.PeriodicTasks.PeriodicTaskWrite>;

namespace ActorScheduler.Storage.PeriodicTasks;

/// <summary>The columns of the table of periodic tasks. The definition is one of them; those beside it serve lists and filters.</summary>
internal static class PeriodicTaskColumns
{
    private static readonly ColumnList<PeriodicTaskWrite> Columns = new();

    private static readonly Number Id = Columns.Number("id", static (in w) => w.Row.Id);
    private static readonly BytesColumn<PeriodicTaskWrite> Definition =
        Columns.Bytes("definition", static (in w) => DefinitionCodec.ToBytes(w.Definition), changes: true);
    private static readonly Number Schedule = Columns.Number("schedule_id", static (in w) => w.ScheduleId, changes: true);
    private static readonly Number Sequence = Columns.Number("sequence_nr", static (in w) => w.SequenceNr, changes: true);
    private static readonly Number Deleted = Columns.Number("deleted", static (in w) => w.State.IsDeleted ? 1 : 0, changes: true);
    private static readonly Number CreatedAt = Columns.Number("created_at", static (in w) => StoredTime.ToMicroseconds(w.State.CreatedAt));
    private static readonly Number DateChanged =
        Columns.Number("date_changed", static (in w) => StoredTime.ToMicroseconds(w.State.DateChanged), changes: true);
    private static readonly Number Anchor = Columns.Number("anchor", static (in w) => StoredTime.ToMicroseconds(w.State.Anchor), changes: true);
    private static readonly Number NextDue = Columns.Number("next_due", static (in w) => StoredTime.ToMicroseconds(w.State.NextDue), changes: true);
    private static readonly Number LastRunAt = Columns.Number("last_run_at", static (in w) => StoredTime.ToMicroseconds(w.State.LastRunAt), changes: true);
    private static readonly Number LastNominal =
        Columns.Number("last_nominal", static (in w) => StoredTime.ToMicroseconds(w.State.LastNominal), changes: true);
    private static readonly Number TotalRunCount = Columns.Number("total_run_count", static (in w) => w.State.TotalRunCount, changes: true);

    static PeriodicTaskColumns()
    {
        Columns.Text("name", static (in w) => w.State.IsDeleted ? null : w.Definition.Name, changes: true, isRead: false);
        Columns.Text("task", static (in w) => w.Definition.Task, changes: true, isRead: false);
        Columns.Number("enabled", static (in w) => w.Definition.Enabled ? 1 : 0, changes: true, isRead: false);
        Columns.Number("wake_partition", static (in w) => Partitions.Of(w.Row.Id.ToString(CultureInfo.InvariantCulture)), isRead: false);
        Columns.Number("wake_at", static (in w) => StoredTime.ToMicroseconds(w.Row.WakeAt), changes: true, isRead: false);
    }

    /// <summary>All columns.</summary>
    public static IReadOnlyList<Column<PeriodicTaskWrite>> All => Columns.All;

    /// <summary>The key of a row.</summary>
    public static Column<PeriodicTaskWrite> Key => Id;

    /// <summary>The id of the row's schedule, in a table that each database fills its own way.</summary>
    public static Column<PeriodicTaskWrite> ScheduleId => Schedule;

    /// <summary>What <see cref="Read"/> and <see cref="SequenceNr"/> expect of a row, in their order.</summary>
    public static string Selected { get; } = Columns.Selected();

    /// <summary>How many columns that is.</summary>
    public static int Width => Columns.Width;

    /// <summary>The same, of a table with an alias.</summary>
    public static string SelectedFrom(string alias) => Columns.Selected(alias + ".");

    /// <summary>The state that a row was written from.</summary>
    public static PeriodicTaskRow Read(DbDataReader row) => new(
        Id.Read(row),
        new PeriodicTaskState
        {
            Definition = DefinitionCodec.FromBytes(Definition.Read(row)),
            IsDeleted = Deleted.ReadSwitch(row),
            CreatedAt = CreatedAt.ReadTime(row),
            DateChanged = DateChanged.ReadTime(row),
            Anchor = Anchor.ReadTime(row),
            NextDue = NextDue.ReadTimeOrNull(row),
            LastRunAt = LastRunAt.ReadTimeOrNull(row),
            LastNominal = LastNominal.ReadTimeOrNull(row),
            TotalRunCount = TotalRunCount.Read(row),
        },
        Schedule.Read(row));

    /// <summary>The number of the last event in a row.</summary>
    public static long SequenceNr(DbDataReader row) => Sequence.Read(row);
}
