namespace ActorScheduler.Node.Apps.Binding;

/// <summary>The arguments of a task do not fit its method. A caller sees it as the task's failure.</summary>
/// <param name="message">Which parameter, what was given and what is wanted.</param>
/// <param name="inner">What the conversion said.</param>
internal sealed class TaskArgumentException(string message, Exception? inner = null) : ArgumentException(message, inner);
