namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>The installed apps cannot be used as they are, so the host must not start. The message lists all that is wrong, one problem a line.</summary>
public sealed class TaskDiscoveryException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problems">One sentence each: where it is and what to do. At least one.</param>
    public TaskDiscoveryException(IReadOnlyList<string> problems)
        : base($"The installed apps have {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}:\n" + string.Join('\n', problems)) =>
        Problems = problems;

    /// <summary>What is wrong, in the order found.</summary>
    public IReadOnlyList<string> Problems { get; }
}
