using System.Text.Json;
using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Node.Apps.Binding.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Node.Apps.Binding;

/// <summary>Where the compiled call of a method reads its values: one object for each run.</summary>
/// <param name="signature">The parameters.</param>
/// <param name="arguments">The values from the caller.</param>
/// <param name="context">What the task may know about its run.</param>
/// <param name="services">The services of this run, if the task needs any.</param>
internal sealed class Invocation(TaskSignature signature, BoundArguments arguments, TaskContext context, IServiceProvider? services)
{
    /// <summary>The object whose method is called; <c>null</c> for a static one.</summary>
    public object? Instance { get; init; }

    /// <summary>What the task may know about its run.</summary>
    public TaskContext Context => context;

    /// <summary>The run's cancellation token.</summary>
    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>The run's logger.</summary>
    public ILogger Logger => context.Logger;

    /// <summary>The value of an argument, converted to the parameter's type.</summary>
    /// <exception cref="TaskArgumentException">The value cannot be converted to that type.</exception>
    public T? Argument<T>(int index)
    {
        var parameter = signature.Arguments[index];
        if (arguments.GivenAs(index) is null)
            return parameter.Default is null ? default : (T)parameter.Default;
        var value = arguments[index];
        if (value.ValueKind == JsonValueKind.Null && parameter.RefusesNull)
            throw Refuse(parameter, value, null);
        try
        {
            return value.Deserialize<T>(ValueJson.Options);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or FormatException or InvalidOperationException)
        {
            throw Refuse(parameter, value, error);
        }
    }

    /// <summary>The positional arguments that no other parameter took.</summary>
    public T Args<T>() => (T)CatchAll.Args(typeof(T), arguments.RestOfArgs);

    /// <summary>The keyword arguments that no other parameter took.</summary>
    public T Kwargs<T>() => (T)CatchAll.Kwargs(typeof(T), arguments.RestOfKwargs);

    /// <summary>A service of the app.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    public T Service<T>() where T : notnull =>
        (services ?? throw new InvalidOperationException("This run has no services.")).GetRequiredService<T>();

    private static TaskArgumentException Refuse(TaskParameter parameter, JsonElement value, Exception? error) =>
        new(new InputError($"argument '{parameter.SnakeName}'", value.GetRawText(), TypeText.Of(parameter.Type)).ToString(), error);
}
