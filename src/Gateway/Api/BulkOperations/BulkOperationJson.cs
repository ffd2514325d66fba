using System.Text.Json;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Api.Tasks;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>One bulk operation as the v1 routes show it.</summary>
internal static class BulkOperationJson
{
    /// <summary>Writes the operation.</summary>
    public static void Write(Utf8JsonWriter json, BulkOperationRow row)
    {
        var state = row.State;
        var action = state.Action!;
        json.WriteStartObject();
        json.WriteString("id"u8, row.Id);
        json.WriteString("action"u8, BulkActionFields.Word(action.Kind));
        json.WriteBoolean("terminate"u8, action.Terminate);
        json.WriteInstant("eta"u8, action.Eta);
        json.WriteSeconds("shift_seconds"u8, action.Shift);
        json.WritePropertyName("filter"u8);
        WriteFilter(json, state.Filter);
        json.WriteString("state"u8, Word(state.Phase));
        json.WriteNumber("matched"u8, state.Matched);
        json.WriteNumber("processed"u8, state.Done.Processed);
        json.WriteNumber("changed"u8, state.Done.Changed);
        json.WriteNumber("skipped"u8, state.Done.Skipped);
        json.WriteNumber("refused"u8, state.Done.Refused);
        json.WriteStartArray("refusals"u8);
        foreach (var refusal in state.Done.Refusals)
            WriteRefusal(json, refusal);
        json.WriteEndArray();
        json.WriteString("requested_by"u8, state.RequestedBy);
        json.WriteInstant("started_at"u8, state.StartedAt);
        json.WriteInstant("updated_at"u8, state.UpdatedAt);
        json.WriteInstant("finished_at"u8, state.FinishedAt);
        json.WriteEndObject();
    }

    private static string Word(BulkPhase phase) => phase switch
    {
        BulkPhase.Running => "RUNNING",
        BulkPhase.Success => "SUCCESS",
        BulkPhase.Cancelled => "CANCELLED",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "no word for this phase is known"),
    };

    private static void WriteRefusal(Utf8JsonWriter json, BulkRefusal refusal)
    {
        json.WriteStartObject();
        json.WriteString("task_id"u8, refusal.TaskId);
        json.WriteString("reason"u8, TaskActionRefusals.MessageOf(new TaskRefused(refusal.TaskId, refusal.Reason, refusal.Phase)));
        json.WriteEndObject();
    }

    // Under the names of the parameters, and only those that were given.
    private static void WriteFilter(Utf8JsonWriter json, TaskFilter filter)
    {
        json.WriteStartObject();
        if (filter.Phases.Count > 0)
        {
            json.WriteStartArray("state"u8);
            foreach (var phase in filter.Phases)
                json.WriteStringValue(phase.ToCelery());
            json.WriteEndArray();
        }

        Text("name"u8, filter.Name);
        Text("name_prefix"u8, filter.NamePrefix);
        Time("received_from"u8, filter.ReceivedFrom);
        Time("received_to"u8, filter.ReceivedTo);
        Time("eta_from"u8, filter.EtaFrom);
        Time("eta_to"u8, filter.EtaTo);
        Time("finished_from"u8, filter.FinishedFrom);
        Time("finished_to"u8, filter.FinishedTo);
        Text("queue"u8, filter.Queue);
        if (filter.PeriodicTaskId is { } periodicTaskId)
            json.WriteNumber("periodic_task_id"u8, periodicTaskId);
        Text("search"u8, filter.Search);
        json.WriteEndObject();

        void Text(ReadOnlySpan<byte> name, string? text)
        {
            if (text is not null)
                json.WriteString(name, text);
        }

        void Time(ReadOnlySpan<byte> name, DateTimeOffset? time)
        {
            if (time is not null)
                json.WriteInstant(name, time);
        }
    }
}
