using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Load;

/// <summary>A request. Sent again, it is the same.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">The task or periodic task.</param>
/// <param name="Mark">The text that only this request has.</param>
/// <param name="Method">POST, PATCH or DELETE.</param>
/// <param name="Path">The route.</param>
/// <param name="Body">JSON, or empty.</param>
internal sealed record Request(CallKind Kind, string Target, string Mark, HttpMethod Method, string Path, string Body)
{
    /// <summary>A POST.</summary>
    public static Request Post(CallKind kind, string target, string mark, string path, string body) => new(kind, target, mark, HttpMethod.Post, path, body);
}
