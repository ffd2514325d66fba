using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>Answers in JSON that no type stands for: <c>{data: […], next_cursor}</c>, or one object.</summary>
internal static class PageAnswer
{
    /// <summary>Writes a page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="rows">The page's rows.</param>
    /// <param name="write">Writes a row.</param>
    /// <param name="next">The cursor of the next page; null after the last.</param>
    public static async Task WriteAsync<T>(HttpContext http, IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> write, string? next)
    {
        await using var answer = new StreamedJson(http);
        answer.Json.WriteStartObject();
        answer.Json.WriteStartArray("data"u8);
        foreach (var row in rows)
        {
            write(answer.Json, row);
            await answer.SendIfFullAsync();
        }

        answer.Json.WriteEndArray();
        answer.Json.WriteString("next_cursor"u8, next);
        answer.Json.WriteEndObject();
        await answer.EndAsync();
    }

    /// <summary>Writes a page.</summary>
    /// <param name="http">The request.</param>
    /// <param name="rows">The page's rows.</param>
    /// <param name="type">How a row is written.</param>
    /// <param name="next">The cursor of the next page; null after the last.</param>
    public static Task WriteAsync<T>(HttpContext http, IReadOnlyList<T> rows, JsonTypeInfo<T> type, string? next) =>
        WriteAsync(http, rows, (json, row) => JsonSerializer.Serialize(json, row, type), next);

    /// <summary>Writes one object.</summary>
    public static async Task WriteAsync<T>(HttpContext http, T value, Action<Utf8JsonWriter, T> write)
    {
        await using var answer = new StreamedJson(http);
        write(answer.Json, value);
        await answer.EndAsync();
    }
}
