namespace ActorScheduler.Node.Apps.Binding;

/// <summary>Where the value of a parameter comes from.</summary>
internal enum ParameterSource
{
    /// <summary>From the arguments of the task.</summary>
    Argument,

    /// <summary>The positional arguments that no other parameter took.</summary>
    Args,

    /// <summary>The keyword arguments that no other parameter took.</summary>
    Kwargs,

    /// <summary>The <see cref="Authoring.TaskContext"/> of the run.</summary>
    Context,

    /// <summary>The cancellation token of the run.</summary>
    Cancellation,

    /// <summary>The logger of the run.</summary>
    Logger,

    /// <summary>A service of the app.</summary>
    Service,
}
