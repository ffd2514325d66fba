using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.PythonText;
using NodaTime;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>One entry of list_tasks: the document's 24 keys in its order, values as Flower shows them.</summary>
internal static class TaskEntry
{
    /// <summary>Writes the entry.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="row">The task.</param>
    /// <param name="zone">Dates are shown as its local time.</param>
    public static void Write(Utf8JsonWriter json, TaskRow row, DateTimeZone zone)
    {
        var state = row.State;
        var submission = state.Submission ?? throw new InvalidOperationException($"the read model lists {row.Id}, which was never submitted");
        json.WriteStartObject();
        json.WriteString("uuid"u8, row.Id);
        json.WriteString("name"u8, submission.Name);
        json.WriteString("state"u8, state.Phase.ToCelery());
        WriteTime(json, "received"u8, state.SubmittedAt);
        json.WriteNull("sent"u8);
        WriteTime(json, "started"u8, state.StartedAt);
        WriteTime(json, "succeeded"u8, EndedAs(state, TaskPhase.Success));
        WriteTime(json, "failed"u8, EndedAs(state, TaskPhase.Failure));
        WriteTime(json, "retried"u8, state.RetriedAt);
        WriteTime(json, "revoked"u8, EndedAs(state, TaskPhase.Revoked));
        json.WriteString("args"u8, PythonRepr.Of(submission.ArgsJson));
        json.WriteString("kwargs"u8, PythonRepr.Of(submission.KwargsJson));
        WriteDate(json, "eta"u8, submission.Eta, zone);
        WriteDate(json, "expires"u8, submission.Expires, zone);
        json.WriteNumber("retries"u8, state.Retries);
        json.WriteString("result"u8, state.ResultJson is null ? null : PythonRepr.Of(state.ResultJson));
        json.WriteString("exception"u8, state.Failure is null ? null : Exception(state.Failure));
        WriteTime(json, "timestamp"u8, state.UpdatedAt);
        WriteSeconds(json, "runtime"u8, state.Runtime?.TotalSeconds);
        json.WriteString("traceback"u8, state.Failure?.Traceback);
        json.WriteString("exchange"u8, submission.Exchange);
        json.WriteString("routing_key"u8, submission.RoutingKey);
        json.WriteNumber("clock"u8, row.Clock);
        json.WriteNull("client"u8);
        json.WriteEndObject();
    }

    private static DateTimeOffset? EndedAs(TaskState state, TaskPhase phase) => state.Phase == phase ? state.FinishedAt : null;

    /// <summary>Python's repr of an exception: the type without its namespace, the message as a string literal.</summary>
    private static string Exception(TaskFailureInfo failure)
    {
        var type = failure.Type[(failure.Type.LastIndexOfAny(['.', '+']) + 1)..];
        return $"{type}({PythonRepr.Of(JsonSerializer.SerializeToUtf8Bytes(failure.Message, CeleryManageJson.Wire.String))})";
    }

    private static void WriteTime(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? instant) =>
        WriteSeconds(json, name, instant is { } at ? SchedulerDates.ToEpochSeconds(at) : null);

    private static void WriteDate(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? instant, DateTimeZone zone) =>
        json.WriteString(name, instant is { } at ? SchedulerDates.IsoFormat(at, zone) : null);

    /// <summary>A float as Python writes it: with a point even when it is whole, so that no client takes it for an integer.</summary>
    private static void WriteSeconds(Utf8JsonWriter json, ReadOnlySpan<byte> name, double? seconds)
    {
        if (seconds is not { } value)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        if (value == Math.Truncate(value))
            json.WriteRawValue(value.ToString("F1", CultureInfo.InvariantCulture), skipInputValidation: true);
        else
            json.WriteNumberValue(value);
    }
}
