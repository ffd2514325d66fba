using System.Linq.Expressions;
using System.Reflection;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>Calls one method. The call is compiled once, when the host starts, so that a run costs no reflection.</summary>
internal sealed class TaskInvoker
{
    private readonly Func<Invocation, ValueTask<object?>> _call;

    /// <summary>Compiles the call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Its parameters in order.</param>
    public TaskInvoker(MethodInfo method, IReadOnlyList<TaskParameter> parameters)
    {
        var shape = ResultShape.Of(method.ReturnType);
        ResultType = shape.Type;
        IsAsync = shape.IsAsync;
        NeedsInstance = !method.IsStatic;
        NeedsServices = NeedsInstance || parameters.Any(static p => p.Source == ParameterSource.Service);
        _call = Compile(method, parameters, shape);
    }

    /// <summary>The type of the value that the method returns: <see cref="void"/> for none, and the type of the awaited value for an async method.</summary>
    public Type ResultType { get; }

    /// <summary>True if what the method returns has to be awaited.</summary>
    public bool IsAsync { get; }

    /// <summary>True if the method is not static.</summary>
    public bool NeedsInstance { get; }

    /// <summary>True if a run needs a scope of services.</summary>
    public bool NeedsServices { get; }

    /// <summary>Calls the method. Whatever it throws is not wrapped.</summary>
    public ValueTask<object?> Call(Invocation invocation) => _call(invocation);

    private static Func<Invocation, ValueTask<object?>> Compile(MethodInfo method, IReadOnlyList<TaskParameter> parameters, ResultShape shape)
    {
        var invocation = Expression.Parameter(typeof(Invocation), "invocation");
        var argument = 0;
        var values = parameters.Select(p => Value(p, invocation, p.Source == ParameterSource.Argument ? argument++ : -1)).ToArray();
        var instance = method.IsStatic
            ? null
            : Expression.Convert(Expression.Property(invocation, nameof(Invocation.Instance)), method.DeclaringType!);
        return Expression.Lambda<Func<Invocation, ValueTask<object?>>>(shape.Wrap(Expression.Call(instance, method, values)), invocation).Compile();
    }

    private static Expression Value(TaskParameter parameter, ParameterExpression invocation, int argument) => parameter.Source switch
    {
        ParameterSource.Argument => Generic(invocation, nameof(Invocation.Argument), parameter.Type, Expression.Constant(argument)),
        ParameterSource.Args => Generic(invocation, nameof(Invocation.Args), parameter.Type),
        ParameterSource.Kwargs => Generic(invocation, nameof(Invocation.Kwargs), parameter.Type),
        ParameterSource.Service => Generic(invocation, nameof(Invocation.Service), parameter.Type),
        ParameterSource.Context => Expression.Property(invocation, nameof(Invocation.Context)),
        ParameterSource.Cancellation => Expression.Property(invocation, nameof(Invocation.Cancellation)),
        ParameterSource.Logger => Expression.Property(invocation, nameof(Invocation.Logger)),
        _ => throw new InvalidOperationException($"No value for a parameter from {parameter.Source}."),
    };

    private static MethodCallExpression Generic(ParameterExpression invocation, string name, Type type, params Expression[] arguments) =>
        Expression.Call(invocation, typeof(Invocation).GetMethod(name)!.MakeGenericMethod(type), arguments);
}
