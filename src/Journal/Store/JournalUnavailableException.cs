namespace ActorScheduler.Journal.Store;

/// <summary>The journal cannot be read or written now (disk full, I/O error, locked, closed). The message names the journal and the database's reason. After a failed commit the outcome is unknown.</summary>
public sealed class JournalUnavailableException : Exception
{
    /// <summary>With a message.</summary>
    /// <param name="message">What happened, in words for an operator.</param>
    public JournalUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and a cause.</summary>
    /// <param name="message">What happened, in words for an operator.</param>
    /// <param name="innerException">What the database or the system said.</param>
    public JournalUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
