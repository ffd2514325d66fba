using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Gateway.Access;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>A task out of the archive, shown as one of the read model is, with <c>"archived": true</c>.</summary>
internal static class ArchivedTaskJson
{
    // The line is two levels around what was stored, and its history a few more.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonLimits.MaxDepth + 16 };

    /// <summary>Writes the task without its history.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="task">The task.</param>
    /// <param name="hides">True for the name of a task whose arguments and results are not shown.</param>
    public static void WriteTask(Utf8JsonWriter json, ArchivedTask task, Func<string, bool> hides)
    {
        using var line = JsonDocument.Parse(task.Json, Options);
        var hidden = hides(line.RootElement.GetProperty("name").GetString()!);
        json.WriteStartObject();
        foreach (var member in line.RootElement.EnumerateObject())
        {
            if (member.NameEquals(ArchivedTask.History))
                continue;
            if (hidden && Concealment.Of(member) is { } shown)
            {
                json.WritePropertyName(member.Name);
                json.WriteRawValue(shown);
            }
            else
            {
                member.WriteTo(json);
            }
        }

        WriteArchived(json);
    }

    /// <summary>Writes the history as a page.</summary>
    public static void WriteHistory(Utf8JsonWriter json, ArchivedTask task)
    {
        using var line = JsonDocument.Parse(task.Json, Options);
        json.WriteStartObject();
        json.WritePropertyName("data"u8);
        line.RootElement.GetProperty(ArchivedTask.History).WriteTo(json);
        json.WriteNull("next_cursor"u8);
        WriteArchived(json);
    }

    private static void WriteArchived(Utf8JsonWriter json)
    {
        json.WriteBoolean("archived"u8, true);
        json.WriteEndObject();
    }
}
