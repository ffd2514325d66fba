using System.Text.Encodings.Web;
using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Storage.Archive;

/// <summary>One archived task as a line of JSON: what the v1 routes show of the task, and of its history.</summary>
internal static class ArchiveLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = JsonLimits.MaxDepth + 16 };

    /// <summary>Appends the line of a task.</summary>
    /// <param name="lines">Where it goes.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="events">All its events with their numbers.</param>
    public static void Write(Stream lines, string taskId, IEnumerable<(long SequenceNr, TaskEvent Happened)> events)
    {
        var history = TaskHistory.Of(events);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            TaskJson.Write(json, new TaskRow(taskId, history.Entries[^1].State, 0), WriteHistory);
        }

        // A line feed in JSON can only be white space between tokens, which a caller may have sent.
        var line = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        line.Replace((byte)'\n', (byte)' ');
        lines.Write(line);
        lines.WriteByte((byte)'\n');

        void WriteHistory(Utf8JsonWriter json)
        {
            json.WriteStartArray(ArchivedTask.History);
            foreach (var entry in history.Entries)
                TaskHistoryJson.Write(json, entry);
            json.WriteEndArray();
        }
    }

    /// <summary>The last line of a task among lines, or null.</summary>
    public static ReadOnlyMemory<byte>? Find(ReadOnlyMemory<byte> lines, string taskId)
    {
        ReadOnlyMemory<byte>? found = null;
        while (lines.Span.IndexOf((byte)'\n') is var end and >= 0)
        {
            if (IdOf(lines.Span[..end]) == taskId)
                found = lines[..end];
            lines = lines[(end + 1)..];
        }

        return found;
    }

    // The id is the first member.
    private static string? IdOf(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        return json.Read() && json.Read() && json.ValueTextEquals("id"u8) && json.Read() ? json.GetString() : null;
    }
}
