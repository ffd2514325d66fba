using System.Data.Common;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Storage.Database;

namespace ActorScheduler.Storage.PeriodicTasks;

/// <summary>A row of the table of periodic tasks as the state it was written from.</summary>
internal static class PeriodicTaskRows
{
    /// <summary>The columns that <see cref="Read"/> and <see cref="SequenceNr"/> expect, in their order.</summary>
    public const string Columns = "id, definition, schedule_id, deleted, created_at, date_changed, anchor, next_due, last_run_at, "
        + "last_nominal, total_run_count, sequence_nr";

    public static PeriodicTaskRow Read(DbDataReader row) => new(
        row.GetInt64(0),
        new PeriodicTaskState
        {
            Definition = DefinitionCodec.FromBytes(row.GetFieldValue<byte[]>(1)),
            IsDeleted = row.GetInt32(3) != 0,
            CreatedAt = row.Time(4),
            DateChanged = row.Time(5),
            Anchor = row.Time(6),
            NextDue = row.TimeOrNull(7),
            LastRunAt = row.TimeOrNull(8),
            LastNominal = row.TimeOrNull(9),
            TotalRunCount = row.GetInt64(10),
        },
        row.GetInt64(2));

    public static long SequenceNr(DbDataReader row) => row.GetInt64(11);
}
