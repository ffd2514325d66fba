using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Contracts.Json;

namespace ActorScheduler.Node.Apps.Binding.Json;

/// <summary>Writes a floating point number with a point or an exponent, so that it is not read back as an integer.</summary>
internal sealed class FloatConverter<T> : JsonConverter<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Parse(JsonNumbers.Read(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        using var text = new CharBuffer(64);
        FloatText.Append(value, text);
        if (!T.IsFinite(value))
            throw new NotJsonException($"JSON has no number {text.Written}.");
        writer.WriteRawValue(text.Written, skipInputValidation: true);
    }
}

/// <summary>Writes a decimal with a point, so that it is not read back as an integer; its own trailing zeros stay.</summary>
internal sealed class DecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        decimal.Parse(JsonNumbers.Read(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        writer.WriteRawValue(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0", skipInputValidation: true);
    }
}

/// <summary>Writes an integer of any size with all its digits; the serializer would write the properties of the object.</summary>
internal sealed class BigIntegerConverter : JsonConverter<BigInteger>
{
    public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BigInteger.Parse(JsonNumbers.Read(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
}

/// <summary>The digits of a number that is being read.</summary>
internal static class JsonNumbers
{
    /// <exception cref="JsonException">What is read is not a number.</exception>
    public static string Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number
        ? Encoding.ASCII.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan)
        : throw new JsonException("A number was expected.");
}
