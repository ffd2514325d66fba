using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorScheduler.Gateway.Calls;

/// <summary>One call of a task. Members that are not known are ignored, except misspelt ones.</summary>
/// <remarks><see cref="TaskCallReader"/> reads it.</remarks>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal record CallBody
{
    /// <summary>The registered name.</summary>
    [MinLength(1), MaxLength(TaskCallReader.LongestName)]
    public required string Task { get; init; }

    /// <summary>Positional arguments.</summary>
    public IReadOnlyList<JsonElement>? Args { get; init; }

    /// <summary>Keyword arguments.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Kwargs { get; init; }

    /// <summary>When and under which id the task runs.</summary>
    public CallOptions? Options { get; init; }

    /// <summary>Another name of `options`.</summary>
    public CallOptions? Option { get; init; }
}
