using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Gateway.Http;

/// <summary>Instants of answers: RFC 3339 in UTC, always with microseconds.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc />
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Rfc3339.Text(value));
}
