namespace ActorScheduler.Storage.Retention;

/// <summary>
/// The pause between two batches: as long as others wait for the writer, but no longer than a quarter of a second, so that
/// retention goes on, slowly, under a load that never ends.
/// </summary>
internal sealed class WriterRest(Func<int> waiting, TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    /// <summary>Lets others go first.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Longest && waiting() > 0; waited += Step)
            await Task.Delay(Step, time, cancellation);
    }
}
