namespace ActorScheduler.Node.Execution.Running;

/// <summary>The task succeeded, but its result cannot be stored. A caller sees this as the task's failure.</summary>
/// <param name="message">What is wrong with the result.</param>
/// <param name="inner">The error of the serializer.</param>
internal sealed class TaskResultException(string message, Exception? inner = null) : Exception(message, inner);
