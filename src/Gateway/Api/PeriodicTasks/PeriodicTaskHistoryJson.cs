using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>One event of a periodic task as the history shows it, with the state after it; every event has the same keys.</summary>
internal static class PeriodicTaskHistoryJson
{
    /// <summary>Writes the event.</summary>
    public static void Write(Utf8JsonWriter json, PeriodicTaskHistoryEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence_number"u8, entry.SequenceNr);
        json.WriteInstant("at"u8, entry.At);
        json.WriteString("event"u8, entry.Event);
        json.WriteBoolean("exists"u8, entry.Exists);
        json.WriteInstant("next_run_at"u8, entry.NextDue);
        json.WriteString("requested_by"u8, entry.RequestedBy);
        json.WriteInstant("due_at"u8, entry.Nominal);
        json.WriteString("task_id"u8, entry.TaskId);
        json.WritePropertyName("definition"u8);
        if (entry.Definition is { } definition)
        {
            json.WriteStartObject();
            PeriodicTaskJson.WriteDefinition(json, definition);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteEndObject();
    }
}
