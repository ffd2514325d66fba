using ActorScheduler.Contracts.Execution;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>The signature of a task that can run here, with the parameters of its method.</summary>
/// <param name="method">The method's name, for messages.</param>
/// <param name="parameters">All parameters, in the order of the method.</param>
internal sealed class TaskSignature(string method, IReadOnlyList<TaskParameter> parameters) : CallSignature(method, [.. parameters.SelectMany(Describe)])
{
    /// <summary>The parameters that take arguments, in the order of <see cref="BoundArguments"/>.</summary>
    public IReadOnlyList<TaskParameter> Arguments { get; } = [.. parameters.Where(static p => p.Source == ParameterSource.Argument)];

    private static IEnumerable<DescribedParameter> Describe(TaskParameter parameter)
    {
        ParameterKind? kind = parameter.Source switch
        {
            ParameterSource.Argument => ParameterKind.Argument,
            ParameterSource.Args => ParameterKind.Args,
            ParameterSource.Kwargs => ParameterKind.Kwargs,
            _ => null,
        };
        if (kind is { } filled)
            yield return new DescribedParameter(parameter.Name, parameter.SnakeName, filled, parameter.HasDefault);
    }
}
