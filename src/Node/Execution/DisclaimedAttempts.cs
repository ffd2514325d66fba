namespace ActorScheduler.Node.Execution;

/// <summary>
/// Runs of which this executor said that it does not know them. None of them may begin here any more: their tasks count them as lost. The
/// message to begin one can only be on its way for moments, so they are forgotten after a while. Plain data.
/// </summary>
internal sealed class DisclaimedAttempts
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string TaskId, int Attempt), DateTimeOffset> _since = [];

    /// <summary>Notes one.</summary>
    public void Add(string taskId, int attempt, DateTimeOffset now) => _since[(taskId, attempt)] = now;

    /// <summary>True if the run may not begin here.</summary>
    public bool Contains(string taskId, int attempt) => _since.Count > 0 && _since.ContainsKey((taskId, attempt));

    /// <summary>Forgets those of long ago.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach (var (run, since) in _since)
        {
            if (now - since > KeptFor)
                _since.Remove(run);
        }
    }
}
