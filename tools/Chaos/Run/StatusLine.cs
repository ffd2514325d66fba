using ActorScheduler.Chaos.Load;
using ActorScheduler.Chaos.Records;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Chaos.Run;

/// <summary>One line every ten seconds: the progress, and which processes run.</summary>
internal sealed class StatusLine(ProcessCluster cluster, CallLog calls, Client client, string ledger, RunLog log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    /// <summary>Prints until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                log.Write(Text());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private string Text()
    {
        var up = cluster.All.Where(process => process.IsRunning).Select(process => process.Name);
        var written = File.Exists(ledger) ? new FileInfo(ledger).Length : 0;
        return $"status  calls {calls.Count(CallAnswer.Accepted)} accepted, {calls.Count(CallAnswer.Refused)} refused, {calls.Count(CallAnswer.Unknown)} without answer, "
            + $"{client.UnderWay} under way; ledger {written / 1024} kB; running {string.Join(' ', up)}";
    }
}
