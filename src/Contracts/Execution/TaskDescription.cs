using ActorScheduler.Authoring;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Execution;

/// <summary>One registered task as its node describes it to others: everything that is needed to accept and route a call.</summary>
/// <param name="Name">The name by which it is submitted.</param>
/// <param name="App">The app it is in.</param>
/// <param name="IsBuiltIn">True for a task of the scheduler itself.</param>
/// <param name="Method">The method's name, for messages about wrong arguments.</param>
/// <param name="Delivery">What happens to an attempt whose process died.</param>
/// <param name="Retry">How failed attempts are repeated.</param>
/// <param name="Parameters">What it takes, in order.</param>
public sealed record TaskDescription(
    string Name, string App, bool IsBuiltIn, string Method, Delivery Delivery, RetryPolicy Retry, IReadOnlyList<DescribedParameter> Parameters)
{
    /// <summary>The queue of its attribute; null for none.</summary>
    public string? Queue { get; init; }
}

/// <summary>A parameter that is filled from the arguments of a call.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="SnakeName">Its name in snake case.</param>
/// <param name="Kind">How it is filled.</param>
/// <param name="HasDefault">True if it may be left out.</param>
public sealed record DescribedParameter(string Name, string SnakeName, ParameterKind Kind, bool HasDefault);

/// <summary>How a parameter is filled. The numbers are stored; they are never renumbered.</summary>
public enum ParameterKind
{
    /// <summary>From one argument.</summary>
    Argument = 1,

    /// <summary>From the positional arguments that nothing else took.</summary>
    Args = 2,

    /// <summary>From the keyword arguments that nothing else took.</summary>
    Kwargs = 3,
}
