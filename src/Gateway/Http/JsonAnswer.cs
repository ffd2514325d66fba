using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ActorScheduler.Gateway.Http;

/// <summary>Writes answers as <c>application/json; charset=utf-8</c>.</summary>
internal static class JsonAnswer
{
    /// <summary>The content type of every answer.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>A typed answer with status 200.</summary>
    public static IResult Ok<T>(T value, JsonTypeInfo<T> type) => new Typed<T>(StatusCodes.Status200OK, value, type);

    /// <summary>A typed answer with status 201 and the place of what was made.</summary>
    public static IResult Created<T>(string location, T value, JsonTypeInfo<T> type) => new Typed<T>(StatusCodes.Status201Created, value, type, location);

    /// <summary>A typed answer with status 202 and the place where the progress shows.</summary>
    public static IResult Accepted<T>(string location, T value, JsonTypeInfo<T> type) => new Typed<T>(StatusCodes.Status202Accepted, value, type, location);

    /// <summary>Writes one value as the whole body.</summary>
    public static Task WriteAsync<T>(HttpContext http, int statusCode, T value, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, type);
        var response = http.Response;
        response.StatusCode = statusCode;
        response.ContentType = ContentType;
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }

    private sealed class Typed<T>(int statusCode, T value, JsonTypeInfo<T> type, string? location = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (location is not null)
                httpContext.Response.Headers.Location = location;
            return WriteAsync(httpContext, statusCode, value, type);
        }
    }
}
