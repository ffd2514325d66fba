using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Gateway.Schedules;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>One periodic task as the v1 routes show it. What can be changed stands there as a PATCH takes it.</summary>
internal static class PeriodicTaskJson
{
    /// <summary>Members that are only for reading: a whole object may be sent back with them.</summary>
    public static IReadOnlyList<string> OnlyShown { get; } =
        ["next_run_at", "last_run_at", "total_run_count", "created_at", "updated_at", "next_fire_times"];

    /// <summary>Writes the periodic task as lists show it.</summary>
    public static void Write(Utf8JsonWriter json, PeriodicTaskRow row)
    {
        json.WriteStartObject();
        WriteMembers(json, row);
        json.WriteEndObject();
    }

    /// <summary>Writes the periodic task alone, with the times that come.</summary>
    public static void WriteDetailed(Utf8JsonWriter json, PeriodicTaskRow row, IReadOnlyList<DateTimeOffset> next)
    {
        json.WriteStartObject();
        WriteMembers(json, row);
        json.WriteStartArray("next_fire_times"u8);
        foreach (var time in next)
            json.WriteStringValue(Rfc3339.Text(time));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the members that its owner gives.</summary>
    public static void WriteDefinition(Utf8JsonWriter json, PeriodicTaskDefinition definition)
    {
        json.WriteString("name"u8, definition.Name);
        json.WriteString("task"u8, definition.Task);
        json.WriteStored("args"u8, definition.ArgsJson);
        json.WriteStored("kwargs"u8, definition.KwargsJson);
        ScheduleForm.WriteFields(json, definition.Schedule);
        json.WriteBoolean("enabled"u8, definition.Enabled);
        json.WriteInstant("expires"u8, definition.Expires);
        json.WriteString("description"u8, definition.Description);
        json.WriteString("queue"u8, definition.Queue);
        json.WriteString("exchange"u8, definition.Exchange);
        json.WriteString("routing_key"u8, definition.RoutingKey);
    }

    private static void WriteMembers(Utf8JsonWriter json, PeriodicTaskRow row)
    {
        var state = row.State;
        json.WriteNumber("id"u8, row.Id);
        WriteDefinition(json, state.Definition ?? throw new InvalidOperationException($"the read model lists periodic task {row.Id}, which was never created"));
        json.WriteInstant("next_run_at"u8, state.NextDue);
        json.WriteInstant("last_run_at"u8, state.LastRunAt);
        json.WriteNumber("total_run_count"u8, state.TotalRunCount);
        json.WriteInstant("created_at"u8, state.CreatedAt);
        json.WriteInstant("updated_at"u8, state.DateChanged);
    }
}
