using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.Api.Maintenance;

/// <summary>The answers about retention.</summary>
internal static class RetentionJson
{
    /// <summary>What a run would remove.</summary>
    public static void WriteDryRun(Utf8JsonWriter json, (TimeSpan OlderThan, DateTimeOffset FinishedBefore, long Tasks) found)
    {
        json.WriteStartObject();
        json.WriteBoolean("dry_run"u8, true);
        json.WriteString("older_than"u8, RetentionAge.Text(found.OlderThan));
        json.WriteInstant("finished_before"u8, found.FinishedBefore);
        json.WriteNumber("tasks"u8, found.Tasks);
        json.WriteEndObject();
    }

    /// <summary>A run that was started.</summary>
    public static void WriteStarted(Utf8JsonWriter json, (string TaskId, TimeSpan OlderThan) run)
    {
        json.WriteStartObject();
        json.WriteString("task_id"u8, run.TaskId);
        json.WriteString("older_than"u8, RetentionAge.Text(run.OlderThan));
        json.WriteEndObject();
    }

    /// <summary>The run that goes on, or the last one; the same keys if there was none.</summary>
    public static void WriteStatus(Utf8JsonWriter json, (TimeSpan? Age, RetentionStatus? Run) status)
    {
        var (age, run) = status;
        var totals = run?.Totals ?? RetentionTotals.None;
        json.WriteStartObject();
        json.WriteBoolean("running"u8, run?.IsRunning ?? false);
        json.WriteString("retention"u8, age is { } set ? RetentionAge.Text(set) : null);
        json.WriteString("task_id"u8, run?.TaskId);
        json.WriteInstant("finished_before"u8, run?.FinishedBefore);
        json.WriteInstant("started_at"u8, run?.StartedAt);
        json.WriteInstant("updated_at"u8, run?.UpdatedAt);
        json.WriteInstant("finished_at"u8, run?.FinishedAt);
        json.WriteNumber("removed"u8, totals.Removed);
        json.WriteNumber("archived"u8, totals.Archived);
        json.WriteNumber("kept"u8, totals.Kept);
        json.WriteNumber("periodic_events"u8, totals.PeriodicEvents);
        json.WriteString("last_error"u8, run?.Error);
        json.WriteEndObject();
    }
}
