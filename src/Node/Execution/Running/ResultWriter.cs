using System.Text.Json;
using ActorScheduler.Node.Apps.Binding;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Writes what a task returned.</summary>
internal static class ResultWriter
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = ValueJson.Options.Encoder, SkipValidation = true };
    private static readonly ReadOnlyMemory<byte> Null = "null"u8.ToArray();

    /// <summary>The result as JSON in UTF-8.</summary>
    /// <param name="value">What the task returned.</param>
    /// <param name="type">The type that the method says it returns.</param>
    /// <param name="limit">The most bytes.</param>
    /// <exception cref="TaskResultException">It cannot be written as JSON, or has more bytes than allowed.</exception>
    public static ReadOnlyMemory<byte> Write(object? value, Type type, int limit)
    {
        if (value is null)
            return Null;
        var buffer = new LimitedBuffer(limit);
        try
        {
            using var writer = new Utf8JsonWriter(buffer, WriterOptions);
            JsonSerializer.Serialize(writer, value, type, ValueJson.Options);
        }
        catch (Exception error)
        {
            // The getters of a result are user code and may throw anything.
            throw new TaskResultException($"The result ({TypeText.Of(value.GetType())}) cannot be carried as JSON: {error.Message}", error);
        }

        if (!buffer.IsOver)
            return buffer.Written;
        throw new TaskResultException($"The result has {buffer.Total} bytes of JSON, and at most {limit} are allowed; store it elsewhere and return where it is.");
    }
}
