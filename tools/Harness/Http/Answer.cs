using System.Net;
using System.Text.Json;

namespace ActorScheduler.Harness.Http;

/// <summary>What a POST route answered.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Status">The envelope's <c>status</c>.</param>
/// <param name="Msg">The envelope's <c>msg</c>, or null.</param>
/// <param name="Data">The envelope's <c>data</c> where the call was accepted.</param>
/// <param name="RetryAfter">The header, or null.</param>
/// <param name="Text">The body as it came.</param>
public sealed record Answer<T>(HttpStatusCode Code, bool Status, string? Msg, T? Data, TimeSpan? RetryAfter, string Text)
{
    /// <summary>The data of an accepted call.</summary>
    /// <exception cref="InvalidOperationException">The call was refused.</exception>
    public T Accepted() => Status ? Data! : throw new InvalidOperationException($"Refused with {(int)Code}: {Text}");

    internal static async Task<Answer<T>> ReadAsync(HttpResponseMessage response, JsonSerializerOptions json)
    {
        var text = await response.Content.ReadAsStringAsync();
        using var document = JsonDocument.Parse(text);
        var envelope = document.RootElement;
        var status = envelope.GetProperty("status").GetBoolean();
        return new Answer<T>(
            response.StatusCode,
            status,
            envelope.TryGetProperty("msg", out var msg) ? msg.GetString() : null,
            status && envelope.TryGetProperty("data", out var data) ? data.Deserialize<T>(json) : default,
            response.Headers.RetryAfter?.Delta,
            text);
    }
}
