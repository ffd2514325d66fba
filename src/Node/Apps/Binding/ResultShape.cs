using System.Linq.Expressions;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>What a method returns, and how it becomes a <c>ValueTask</c> to await.</summary>
/// <param name="Type">The type of the value; <see cref="void"/> for none.</param>
/// <param name="IsAsync">True if the value has to be awaited.</param>
/// <param name="Adapter">The method of this class that converts the returned value; <c>null</c> if nothing is returned.</param>
internal sealed record ResultShape(Type Type, bool IsAsync, string? Adapter)
{
    /// <summary>The shape of a method's return type.</summary>
    public static ResultShape Of(Type returned)
    {
        if (returned == typeof(void))
            return new ResultShape(returned, false, null);
        if (returned == typeof(ValueTask))
            return new ResultShape(typeof(void), true, nameof(OfValueTask));
        if (IsGeneric(returned, typeof(ValueTask<>)))
            return new ResultShape(returned.GetGenericArguments()[0], true, nameof(OfValueTaskWithValue));
        for (var type = returned; type is not null; type = type.BaseType)
        {
            if (IsGeneric(type, typeof(Task<>)))
                return new ResultShape(type.GetGenericArguments()[0], true, nameof(OfTaskWithValue));
        }

        return typeof(Task).IsAssignableFrom(returned)
            ? new ResultShape(typeof(void), true, nameof(OfTask))
            : new ResultShape(returned, false, nameof(OfValue));
    }

    /// <summary>The call, followed by the conversion of its result.</summary>
    public Expression Wrap(MethodCallExpression call)
    {
        if (Adapter is null)
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        Type[] generic = Type == typeof(void) ? [] : [Type];
        return Expression.Call(typeof(ResultShape), Adapter, generic, call);
    }

    // Called by compiled expressions, by name.
    private static ValueTask<object?> OfValue<T>(T value) => new(value);

    private static async ValueTask<object?> OfTask(Task? task)
    {
        await NotNull(task);
        return null;
    }

    private static async ValueTask<object?> OfTaskWithValue<T>(Task<T>? task) => await NotNull(task);

    private static async ValueTask<object?> OfValueTask(ValueTask task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> OfValueTaskWithValue<T>(ValueTask<T> task) => await task;

    private static TTask NotNull<TTask>(TTask? task) where TTask : Task =>
        task ?? throw new InvalidOperationException("The method returned null where a Task was expected.");

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
