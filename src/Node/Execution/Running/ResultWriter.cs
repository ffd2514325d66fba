using System.Text.Json;
using ActorScheduler.Node.Apps.Binding;
using ActorScheduler.Node.Apps.Binding.Json;

namespace ActorScheduler.Node.Execution.Running;

/// <summary>Writes the results of tasks.</summary>
internal static class ResultWriter
{
    /// <summary>The most bytes of JSON (UTF-8) that a result may have; a larger one fails the run. The outcome is a message to the task, which may be
    /// on another node: larger messages than <c>SchedulerHocon.LargestMessage</c> (3.5 MB) do not arrive.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = ValueJson.Options.Encoder, SkipValidation = true };
    private static readonly ReadOnlyMemory<byte> Null = "null"u8.ToArray();

    /// <summary>The result as JSON in UTF-8.</summary>
    /// <param name="value">What the task returned.</param>
    /// <param name="type">The return type that the method declares.</param>
    /// <exception cref="TaskResultException">It cannot be written as JSON, or has more than <see cref="MostBytes"/>.</exception>
    public static ReadOnlyMemory<byte> Write(object? value, Type type)
    {
        if (value is null)
            return Null;
        var buffer = new LimitedBuffer(MostBytes);
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
        throw new TaskResultException($"The result has {buffer.Total} bytes of JSON, and at most {MostBytes} are allowed; store it elsewhere and return where it is.");
    }
}
