namespace ActorScheduler.Journal.Writing;

/// <summary>Lets tests break the writer at the moments that matter. All calls come from the writer thread.</summary>
internal interface IFaultInjection
{
    /// <summary>All statements of a transaction have run. May block, or throw to let the commit fail.</summary>
    void BeforeCommit();

    /// <summary>The transaction is durable. May block, or throw to let the writers believe that it failed.</summary>
    void AfterCommit();

    /// <summary>True to let the replies of this durable batch get lost.</summary>
    bool LosesReplies { get; }
}
