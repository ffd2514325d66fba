using System.Reflection;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>Types and methods as they are written in C#, for messages.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>A type without its namespace: <c>int?</c>, <c>List&lt;string&gt;</c>, <c>byte[]</c>.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsByRef)
            return "ref " + Of(type.GetElementType()!);
        if (type.IsPointer)
            return Of(type.GetElementType()!) + "*";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return type.Name;
        var name = type.Name.Split('`')[0];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>";
    }

    /// <summary>A method with its class and parameters: <c>DemoApp.Tasks.Sleep(double seconds)</c>.</summary>
    public static string Of(MethodInfo method)
    {
        var parameters = method.GetParameters().Select(static p => $"{Of(p.ParameterType)} {p.Name}");
        return $"{method.DeclaringType!.FullName?.Replace('+', '.')}.{method.Name}({string.Join(", ", parameters)})";
    }
}
