using System.Text.Json;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Apps.Binding;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Reads the arguments of a run.</summary>
internal static class ArgumentsJson
{
    /// <summary>The arguments, each beside its parameter.</summary>
    /// <exception cref="TaskArgumentException">They are not JSON, or do not fit the task. The message says all that is wrong.</exception>
    public static BoundArguments Bind(TaskSignature signature, RunAttempt attempt)
    {
        var errors = new InputErrors();
        var bound = signature.Bind(Parse(attempt.ArgsJson, "args", "[]"), Parse(attempt.KwargsJson, "kwargs", "{}"), errors);
        return errors.IsEmpty ? bound : throw new TaskArgumentException(errors.ToString());
    }

    // The elements outlive the run if the task keeps them, so they own their memory.
    private static JsonElement Parse(string json, string field, string empty)
    {
        if (json.Length == 0 || json == empty)
            return default;
        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException error)
        {
            throw new TaskArgumentException($"{field} is not JSON: {error.Message}", error);
        }
    }
}
