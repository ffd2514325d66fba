using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Client;

/// <summary>One event of a task as the history shows it: the same keys for every event, and in <c>details</c> what only this event has.</summary>
public static class TaskHistoryJson
{
    /// <summary>Writes the event.</summary>
    public static void Write(Utf8JsonWriter json, TaskHistoryEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence_number"u8, entry.SequenceNr);
        json.WriteInstant("at"u8, entry.At);
        json.WriteString("event"u8, entry.Event);
        json.WriteString("state"u8, entry.State.Phase.ToCelery());
        json.WriteOptional("attempt"u8, entry.Attempt);
        json.WriteString("worker"u8, entry.Worker);
        json.WriteSeconds("runtime_seconds"u8, entry.Runtime);
        json.WriteString("requested_by"u8, entry.RequestedBy);
        json.WriteString("reason"u8, entry.Reason);
        json.WriteStartObject("details"u8);
        WriteDetails(json, entry.Happened);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Writes the members that only this kind of event has.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type of event is not shown here: a bug, found by a test.</exception>
    public static void WriteDetails(Utf8JsonWriter json, TaskEvent happened)
    {
        switch (happened)
        {
            case TaskSubmitted e:
                json.WriteString("name"u8, e.Submission.Name);
                TaskJson.WriteCall(json, e.Submission);
                break;
            case TaskSucceeded e:
                json.WriteStored("result"u8, e.ResultJson);
                break;
            case TaskFailed e:
                WriteError(json, e.Failure);
                break;
            case TaskRetryScheduled e:
                json.WriteInstant("due_at"u8, e.Due);
                WriteError(json, e.Failure);
                break;
            case TaskRevoked e:
                json.WriteString("revoke_reason"u8, TaskJson.Word(e.Reason));
                WriteRequest(json, e.RequestId);
                break;
            case TaskRevokeRequested e:
                WriteRequest(json, e.RequestId);
                break;
            case TaskRescheduled e:
                json.WriteInstant("due_at"u8, e.Due);
                WriteRequest(json, e.RequestId);
                break;
            case TaskRetryRequested e:
                WriteRequest(json, e.RequestId);
                break;
            case TaskReplaced e:
                json.WriteString("replaced_by"u8, e.NewTaskId);
                json.WriteStartObject("replacement"u8);
                json.WriteString("name"u8, e.Submission.Name);
                TaskJson.WriteCall(json, e.Submission);
                json.WriteEndObject();
                break;
            // They add nothing to what every entry shows.
            case TaskStarted or TaskAttemptLost or TaskReplacementSubmitted:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "no details of this event are known");
        }
    }

    // The id of a bulk operation, or the caller's own; most requests have none.
    private static void WriteRequest(Utf8JsonWriter json, string? requestId)
    {
        if (requestId is not null)
            json.WriteString("request_id"u8, requestId);
    }

    private static void WriteError(Utf8JsonWriter json, TaskFailureInfo failure)
    {
        json.WritePropertyName("error"u8);
        TaskJson.WriteError(json, failure);
    }
}
