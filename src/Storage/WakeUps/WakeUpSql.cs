using System.Globalization;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Storage.WakeUps;

/// <summary>Conditions on the rows of tasks.</summary>
internal static class WakeUpSql
{
    /// <summary>The task waits for its time or for a worker.</summary>
    public static string Waits { get; } = string.Create(CultureInfo.InvariantCulture, $"phase IN ({(int)TaskPhase.Pending}, {(int)TaskPhase.Retry})");

    /// <summary>A process holds the task in memory: the time of its row is not that of its next step, which is to start or, before that, to expire.</summary>
    public const string IsHeld = "wake_at <> due_at AND wake_at <> coalesce(expires, 0)";
}
