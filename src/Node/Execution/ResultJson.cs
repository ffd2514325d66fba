using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorScheduler.Node.Execution;

/// <summary>How the values of tasks become JSON and back: Unicode stays readable (what lies beyond
/// its basic plane is escaped, which readers of JSON undo), and a float stays a float (<c>1.0</c>, not <c>1</c>), because
/// Python, in whose words results are shown, tells the two apart.</summary>
internal static class ResultJson
{
    /// <summary>The one set of options for arguments and results.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNameCaseInsensitive = true,
            Converters = { new DoubleConverter(), new SingleConverter(), new DecimalConverter(), new JsonStringEnumConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static void WriteFloat(Utf8JsonWriter writer, string text, bool isFinite)
    {
        if (!isFinite) throw new JsonException($"JSON has no number for {text}");
        writer.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0", skipInputValidation: true);
    }

    private sealed class DoubleConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
            WriteFloat(writer, value.ToString("R", CultureInfo.InvariantCulture), double.IsFinite(value));
    }

    private sealed class SingleConverter : JsonConverter<float>
    {
        public override float Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetSingle();

        public override void Write(Utf8JsonWriter writer, float value, JsonSerializerOptions options) =>
            WriteFloat(writer, value.ToString("R", CultureInfo.InvariantCulture), float.IsFinite(value));
    }

    private sealed class DecimalConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            WriteFloat(writer, value.ToString(CultureInfo.InvariantCulture), isFinite: true);
    }
}
