using System.Text.Json;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Apps.Binding;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Reads the arguments of a run.</summary>
internal static class ArgumentsJson
{
    /// <summary>The arguments, each beside its parameter.</summary>
    /// <exception cref="TaskArgumentException">They are not JSON, or do not fit the task; the message says everything.</exception>
    public static BoundArguments Bind(TaskSignature signature, TaskRun run)
    {
        var errors = new InputErrors();
        var bound = signature.Bind(Parse(run.ArgsJson, "args", "[]"u8), Parse(run.KwargsJson, "kwargs", "{}"u8), errors);
        return errors.IsEmpty ? bound : throw new TaskArgumentException(errors.ToString());
    }

    // The elements outlive the run when a task keeps them, so they own their memory.
    private static JsonElement Parse(ReadOnlyMemory<byte> json, string field, ReadOnlySpan<byte> empty)
    {
        if (json.IsEmpty || json.Span.SequenceEqual(empty))
            return default;
        try
        {
            return JsonElement.Parse(json.Span);
        }
        catch (JsonException error)
        {
            throw new TaskArgumentException($"{field} is not JSON: {error.Message}", error);
        }
    }
}
