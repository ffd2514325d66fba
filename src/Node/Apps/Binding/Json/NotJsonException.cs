namespace ActorScheduler.Node.Apps.Binding.Json;

/// <summary>A value that a task returned cannot be written as JSON; the message says what and why.</summary>
internal sealed class NotJsonException(string message) : Exception(message);
