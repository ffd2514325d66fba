using System.Text;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>Builds the bytes of a POST request.</summary>
internal static class HttpRequestBytes
{
    /// <summary>The bytes of a call of the task that does nothing.</summary>
    public static byte[] NoOpTask { get; } = Post("/celery_manage/async_apply_task/", NoOpJson);

    /// <summary>The document's own example.</summary>
    public const string NoOpJson = """{"task":"demo_app.tasks.test","kwargs":{"name":"cc","age":"22"}}""";

    /// <summary>A POST of JSON.</summary>
    public static byte[] Post(string path, string json) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");
}
