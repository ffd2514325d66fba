using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActorScheduler.Node.Apps.Binding.Json;

/// <summary>Writes the tuples of .NET as arrays; the serializer would write <c>{}</c> for <c>(1, 2)</c>.</summary>
internal sealed class TupleConverterFactory : JsonConverterFactory
{
    // Each tuple starts the serializer anew, and an exception caught and thrown on by so many serializers takes tens of kilobytes of stack a
    // level; an overflow would end the process.
    private const int MaxNesting = 16;

    [ThreadStatic]
    private static int s_nesting;

    public override bool CanConvert(Type typeToConvert) =>
        typeof(ITuple).IsAssignableFrom(typeToConvert) && typeToConvert.Assembly == typeof(ValueTuple).Assembly;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(TupleConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class TupleConverter<T> : JsonConverter<T>
        where T : ITuple
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Tuples are written only: an array says nothing of the types of its items.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (s_nesting == MaxNesting)
                throw new NotJsonException($"A tuple nests deeper than {MaxNesting} tuples.");
            s_nesting++;
            try
            {
                WriteItems(writer, value, options);
            }
            finally
            {
                s_nesting--;
            }
        }

        private static void WriteItems(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            for (var i = 0; i < value.Length; i++)
                JsonSerializer.Serialize(writer, value[i], value[i]?.GetType() ?? typeof(object), options);
            writer.WriteEndArray();
        }
    }
}
