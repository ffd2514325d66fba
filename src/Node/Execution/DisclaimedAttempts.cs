namespace ActorScheduler.Node.Execution;

/// <summary>
/// Attempts that this executor said it does not know. None of them may begin here any more, because their tasks now count them as lost. A
/// message that would begin one can only be under way for moments, so after a while they are forgotten. Plain data.
/// </summary>
internal sealed class DisclaimedAttempts
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string TaskId, int Attempt), DateTimeOffset> _since = [];

    /// <summary>Adds an attempt.</summary>
    public void Add(string taskId, int attempt, DateTimeOffset now) => _since[(taskId, attempt)] = now;

    /// <summary>True if the attempt may not begin here.</summary>
    public bool Contains(string taskId, int attempt) => _since.Count > 0 && _since.ContainsKey((taskId, attempt));

    /// <summary>Forgets the old ones.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (attempt, since) in _since)
        {
            if (now - since > KeptFor)
                _since.Remove(attempt);
        }
    }
}
