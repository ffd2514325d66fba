namespace ActorScheduler.Contracts.Json;

/// <summary>A value that a task returned cannot be written as JSON; the message says what and why.</summary>
public sealed class NotJsonException : Exception
{
    /// <summary>An exception with a general message.</summary>
    public NotJsonException()
        : this("The value cannot be written as JSON.")
    {
    }

    /// <summary>An exception that says what cannot be written.</summary>
    /// <param name="message">What cannot be written, and why.</param>
    public NotJsonException(string message)
        : base(message)
    {
    }

    /// <summary>An exception that says what cannot be written and keeps the serializer's own.</summary>
    /// <param name="message">What cannot be written, and why.</param>
    /// <param name="innerException">The exception of the serializer.</param>
    public NotJsonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
