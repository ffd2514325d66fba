namespace ActorScheduler.Journal.Store;

/// <summary>
/// A journal for readers that follow it by <c>ordering</c>: an index built in the background, events by tag. Where several processes write at
/// once, orderings become visible out of order: one that was given out earlier may be committed later. A reader that has seen ordering 7 must not
/// conclude that 6 will never come.
/// </summary>
public interface IFollowedJournal
{
    /// <summary>
    /// Up to where a reader may read without ever missing an event: each event whose ordering is not above the watermark is visible now or never will
    /// be.
    /// </summary>
    /// <returns>The watermark. It does not fall; it may stand still for as long as some transaction is open.</returns>
    Task<long> ReadWatermarkAsync(CancellationToken cancellation);
}
