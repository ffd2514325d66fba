namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>The installed apps cannot be used as they are, so the host must not start. The message lists all that is wrong, one problem a line.</summary>
/// <param name="problems">One sentence each: where it is and what to do. At least one.</param>
public sealed class TaskDiscoveryException(IReadOnlyList<string> problems)
    : Exception($"The installed apps have {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}:\n" + string.Join('\n', problems));
