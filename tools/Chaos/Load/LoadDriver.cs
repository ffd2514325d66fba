using ActorScheduler.Chaos.Plan;
using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Load;

/// <summary>Sends the load at an even rate, whether answers come or not; it holds back only while too many are awaited.</summary>
internal sealed class LoadDriver(Client client, TaskLoad load, Dice dice, int rate)
{
    private const int MostUnderWay = 4_000;
    private const double SendsAgain = 0.01;
    private const double GivesUpAtOnce = 0.15;
    private const int Sleepers = 5;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private readonly List<Task> _sent = [];

    /// <summary>How many requests were not sent because too many were awaited.</summary>
    public int HeldBack { get; private set; }

    /// <summary>Sends until it is told to stop, and then waits for all answers.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; i < Sleepers; i++)
            _sent.Add(client.AskAsync(load.Sleeper(DateTimeOffset.UtcNow)));
        using var timer = new PeriodicTimer(Tick);
        var began = DateTimeOffset.UtcNow;
        var due = 0L;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var target = (long)((DateTimeOffset.UtcNow - began).TotalSeconds * rate);
                for (; due < target; due++)
                    SendOne();
                if (_sent.Count > MostUnderWay)
                    _sent.RemoveAll(sent => sent.IsCompletedSuccessfully);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The time of the load is over.
        }

        await Task.WhenAll(_sent);
    }

    private void SendOne()
    {
        if (client.UnderWay >= MostUnderWay)
        {
            HeldBack++;
            return;
        }

        if (load.Next(DateTimeOffset.UtcNow) is not { } request)
            return;
        _sent.Add(client.AskAsync(request, dice.Chance(GivesUpAtOnce)));
        if (request.Kind == CallKind.Submit && dice.Chance(SendsAgain))
            _sent.Add(client.AskAsync(request));
    }
}
