using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>Converts arguments and results from and to JSON: <see cref="PreciseJson"/>, with enums by name, and properties matched
/// regardless of case.</summary>
internal static class ValueJson
{
    /// <summary>The one set of options for arguments and results.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(PreciseJson.Options)
        {
            PropertyNameCaseInsensitive = true,
            Converters = { new JsonStringEnumConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
