using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ActorScheduler.Gateway.OpenApi;

/// <summary>What the gateway's records say beyond what the schema generator reads of them.</summary>
internal static class SchemaRules
{
    /// <summary>The name of a type's component; null for a type that is written where it is used.</summary>
    public static string? ComponentName(JsonTypeInfo type) =>
        type.Type.Assembly != typeof(SchemaRules).Assembly || type.Type.IsValueType && !type.Type.IsEnum
            ? Nullable.GetUnderlyingType(type.Type) is { IsEnum: true } nullable ? nullable.Name : null
            : type.Type.IsGenericType ? type.Type.GetGenericArguments()[0].Name + type.Type.Name[..type.Type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Type.Name;

    /// <summary>Completes one schema.</summary>
    public static async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        // Null is said where a nullable value is used; the component is the same for both.
        if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, [.. schema.Enum!.Where(word => word is not null)]);
        if (schema.Type?.HasFlag(JsonSchemaType.Array) == true)
            schema.Items ??= new OpenApiSchema();
        if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Object && type.Assembly == typeof(SchemaRules).Assembly)
            schema.AdditionalPropertiesAllowed = type.GetCustomAttribute<JsonUnmappedMemberHandlingAttribute>()?.UnmappedMemberHandling == JsonUnmappedMemberHandling.Skip;
        if (context.JsonPropertyInfo is not { AttributeProvider: { } member })
            return;
        if (Of<JsonIgnoreAttribute>(member) is { Condition: JsonIgnoreCondition.WhenWritingNull })
            schema.Type &= ~JsonSchemaType.Null;
        if (Of<AllowedValuesAttribute>(member) is { } allowed)
            schema.Enum = [.. allowed.Values.Select(value => JsonValue.Create(value)!)];
        if (Of<TakesAttribute>(member) is { } takes)
            await TakeAsync(schema, takes, context, cancellation);
    }

    private static async Task TakeAsync(OpenApiSchema schema, TakesAttribute takes, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var (simple, components) = (context.JsonPropertyInfo!.IsRequired ? default : JsonSchemaType.Null, new List<IOpenApiSchema>());
        foreach (var type in takes.Types)
        {
            var taken = await context.GetOrCreateSchemaAsync(type, null, cancellation);
            if (type.Assembly == typeof(SchemaRules).Assembly)
                components.Add(taken);
            else
                (simple, schema.Items) = (simple | (taken.Type ?? default), schema.Items ?? taken.Items);
        }

        if (components.Count == 0)
            schema.Type = simple;
        else
            schema.AnyOf = [.. components, new OpenApiSchema { Type = simple }];
    }

    private static T? Of<T>(ICustomAttributeProvider member)
        where T : Attribute => member.GetCustomAttributes(typeof(T), inherit: true).Cast<T>().FirstOrDefault();
}
