using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Client;

/// <summary>One task as the v1 routes show it: typed JSON, with the same keys in every state.</summary>
public static class TaskJson
{
    /// <summary>Writes the task.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="row">The task.</param>
    public static void Write(Utf8JsonWriter json, TaskRow row) => Write(json, row, static _ => { });

    /// <summary>Writes the task and further members.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="row">The task.</param>
    /// <param name="more">Writes the further members.</param>
    public static void Write(Utf8JsonWriter json, TaskRow row, Action<Utf8JsonWriter> more)
    {
        var state = row.State;
        var submission = state.Submission ?? throw new InvalidOperationException($"the read model lists {row.Id}, which was never submitted");
        json.WriteStartObject();
        json.WriteString("id"u8, row.Id);
        json.WriteString("name"u8, submission.Name);
        json.WriteString("state"u8, state.Phase.ToCelery());
        WriteCall(json, submission);
        json.WriteInstant("received_at"u8, state.SubmittedAt);
        json.WriteInstant("started_at"u8, state.StartedAt);
        json.WriteInstant("finished_at"u8, state.FinishedAt);
        json.WriteInstant("updated_at"u8, state.UpdatedAt);
        json.WriteSeconds("runtime_seconds"u8, state.Runtime);
        json.WriteNumber("attempt"u8, state.Attempt);
        json.WriteNumber("retries"u8, state.Retries);
        json.WriteString("worker"u8, state.Worker);
        json.WriteStored("result"u8, state.ResultJson);
        json.WritePropertyName("error"u8);
        WriteError(json, state.Failure);
        json.WritePropertyName("revoke"u8);
        WriteRevoke(json, state);
        json.WriteString("replaced_by"u8, state.ReplacedBy);
        more(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the members that say what was asked for, apart from the name.</summary>
    public static void WriteCall(Utf8JsonWriter json, TaskSubmission submission)
    {
        json.WriteStored("args"u8, submission.ArgsJson);
        json.WriteStored("kwargs"u8, submission.KwargsJson);
        json.WriteInstant("eta"u8, submission.Eta);
        json.WriteInstant("expires"u8, submission.Expires);
        json.WriteString("queue"u8, submission.Queue);
        json.WriteString("exchange"u8, submission.Exchange);
        json.WriteString("routing_key"u8, submission.RoutingKey);
        json.WriteOptional("periodic_task_id"u8, submission.PeriodicTaskId);
    }

    /// <summary>Writes how an attempt failed, or null.</summary>
    public static void WriteError(Utf8JsonWriter json, TaskFailureInfo? failure)
    {
        if (failure is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type"u8, failure.Type);
        json.WriteString("message"u8, failure.Message);
        json.WriteString("traceback"u8, failure.Traceback);
        json.WriteEndObject();
    }

    /// <summary>The word for why a task is REVOKED.</summary>
    public static string? Word(RevokeReason? reason) => reason switch
    {
        null => null,
        RevokeReason.Requested => "requested",
        RevokeReason.Terminated => "terminated",
        RevokeReason.Expired => "expired",
        RevokeReason.Replaced => "replaced",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "no word for this reason is known"),
    };

    private static void WriteRevoke(Utf8JsonWriter json, TaskState state)
    {
        if (state.RevokeReason is null && !state.RevokeRequested)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("reason"u8, Word(state.RevokeReason));
        json.WriteBoolean("requested"u8, state.RevokeRequested || state.RevokeReason is RevokeReason.Requested or RevokeReason.Terminated);
        json.WriteEndObject();
    }
}
