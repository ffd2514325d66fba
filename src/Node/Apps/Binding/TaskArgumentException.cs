namespace ActorScheduler.Node.Apps.Binding;

/// <summary>The arguments of a task do not fit its method. A caller sees it as the task's failure.</summary>
/// <param name="message">Names the parameter, what was given and what is allowed.</param>
/// <param name="inner">The error of the conversion.</param>
internal sealed class TaskArgumentException(string message, Exception? inner = null) : ArgumentException(message, inner);
