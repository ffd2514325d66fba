using ActorScheduler.Contracts.PeriodicTasks;

namespace ActorScheduler.Storage.PeriodicTasks;

/// <summary>What a write does to the row of a periodic task.</summary>
/// <param name="Row">The row as it is to be.</param>
/// <param name="SequenceNr">The number of its last event.</param>
/// <param name="ScheduleId">The id of its schedule; null where the database looks it up itself.</param>
internal readonly record struct PeriodicTaskWrite(PeriodicTaskSnapshot Row, long SequenceNr, long? ScheduleId = null)
{
    /// <summary>The state in the row.</summary>
    public PeriodicTaskState State => Row.State;

    /// <summary>The definition in the row.</summary>
    public PeriodicTaskDefinition Definition => Row.State.Definition!;

    /// <summary>Why a store refuses a name that another periodic task has.</summary>
    public static string NameIsTaken(string? name) => $"another periodic task is named '{name}'";
}
