namespace ActorScheduler.Storage.Cluster;

/// <summary>The database session that shows the others that this process is alive, and shows it the same about them.</summary>
internal interface ILivenessSession : IAsyncDisposable
{
    /// <summary>Asks which processes hold their locks; opens the session first if there is none. One question at a time.</summary>
    /// <param name="self">This process, whose lock the session holds.</param>
    /// <param name="others">The processes asked for.</param>
    /// <returns>The answer; null if the session broke or cannot be opened.</returns>
    Task<LivenessSigns?> AskAsync(ProcessKey self, IReadOnlyCollection<ProcessKey> others);
}

/// <summary>Who shows in the database that it is alive.</summary>
/// <param name="SessionLasts">How long the session that was asked has lasted without a break.</param>
/// <param name="Holders">Those of the processes asked for that hold their locks.</param>
internal sealed record LivenessSigns(TimeSpan SessionLasts, IReadOnlySet<ProcessKey> Holders);
