namespace ActorScheduler.Journal.Store;

/// <summary>The journal cannot be opened. The message names the path and says what to do.</summary>
public sealed class JournalOpenException : Exception
{
    /// <summary>With a message.</summary>
    /// <param name="message">What happened, in words for an operator.</param>
    public JournalOpenException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened, in words for an operator.</param>
    /// <param name="innerException">What the database or the system said.</param>
    public JournalOpenException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
