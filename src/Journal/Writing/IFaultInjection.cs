namespace ActorScheduler.Journal.Writing;

/// <summary>Lets tests break the writer at the moments that matter. All calls come from the writer thread.</summary>
internal interface IFaultInjection
{
    /// <summary>All statements of a transaction have run. May block, or throw to make the commit fail.</summary>
    void BeforeCommit();

    /// <summary>The transaction is durable. May block, or throw to make the writers believe that it failed.</summary>
    void AfterCommit();

    /// <summary>True to lose the replies of this durable batch.</summary>
    bool LosesReplies { get; }
}
