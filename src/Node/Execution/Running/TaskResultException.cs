namespace ActorScheduler.Node.Execution.Running;

/// <summary>The task ended well, but what it returned cannot be carried. A caller sees it as the task's failure.</summary>
/// <param name="message">What is wrong with the result.</param>
/// <param name="inner">What the serializer said.</param>
internal sealed class TaskResultException(string message, Exception? inner = null) : Exception(message, inner);
