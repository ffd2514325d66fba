using System.Reflection;
using System.Text.Json;
using ActorScheduler.Authoring;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>One parameter of a task's method and where its value comes from.</summary>
internal sealed class TaskParameter
{
    /// <summary>Describes a parameter.</summary>
    /// <param name="parameter">The parameter itself.</param>
    /// <param name="source">Where its value comes from.</param>
    public TaskParameter(ParameterInfo parameter, ParameterSource source)
    {
        Name = parameter.Name ?? $"arg{parameter.Position}";
        SnakeName = TaskNames.SnakeCase(Name);
        Type = parameter.ParameterType;
        Source = source;
        HasDefault = parameter.HasDefaultValue;
        Default = HasDefault ? DefaultOf(parameter) : null;
        RefusesNull = Type.IsValueType
            ? Nullable.GetUnderlyingType(Type) is null && Type != typeof(JsonElement)
            : new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull && Type != typeof(object);
    }

    /// <summary>The parameter's own name.</summary>
    public string Name { get; }

    /// <summary>Its name in snake case, which callers in Celery's style use.</summary>
    public string SnakeName { get; }

    /// <summary>Its type.</summary>
    public Type Type { get; }

    /// <summary>Where its value comes from.</summary>
    public ParameterSource Source { get; }

    /// <summary>True if a caller may leave it out.</summary>
    public bool HasDefault { get; }

    /// <summary>Its value if a caller leaves it out; <c>null</c> also stands for the default of a value type.</summary>
    public object? Default { get; }

    /// <summary>True if it does not accept JSON <c>null</c>.</summary>
    public bool RefusesNull { get; }

    // For a nullable enum, reflection returns the bare number, which does not unbox into the enum.
    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue is { } value && Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true } enumType
            ? Enum.ToObject(enumType, value)
            : parameter.DefaultValue;
}
