using System.Globalization;
using ActorScheduler.Chaos.Plan;
using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Load;

/// <summary>The owner of the periodic tasks: creates them, edits, pauses, deletes and creates anew, with one request under way for each.</summary>
internal sealed class PeriodicLoad(Client client, Dice dice, string run)
{
    private static readonly int[] Every = [1, 1, 2, 2, 3, 5, 10, 30];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly List<Owned> _owned = [];
    private int _number;

    /// <summary>How many it creates at first.</summary>
    public static int AtFirst => Every.Length;

    /// <summary>Creates the first ones.</summary>
    public async Task CreateAsync()
    {
        foreach (var every in Every)
            await CreateAsync(every);
    }

    /// <summary>Changes one now and then until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                await ChangeAsync();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The time of the load is over.
        }
    }

    /// <summary>Disables all of them, so that nothing more comes due.</summary>
    public async Task RestAsync()
    {
        foreach (var one in _owned)
            await client.AskAsync(Requests.EditPeriodic(one.Name, one.Id, Mark(), enabled: false));
    }

    private async Task ChangeAsync()
    {
        var one = dice.Pick(_owned);
        switch (dice.Below(10))
        {
            case 0:
                await client.AskAsync(Requests.DeletePeriodic(one.Name, one.Id, Mark()));
                _owned.Remove(one);
                await CreateAsync(dice.Pick(Every));
                break;
            case <= 3:
                await client.AskAsync(Requests.EditPeriodic(one.Name, one.Id, Mark(), everySeconds: dice.Pick(Every)));
                break;
            case <= 6:
                one.Enabled = !one.Enabled;
                await client.AskAsync(Requests.EditPeriodic(one.Name, one.Id, Mark(), enabled: one.Enabled));
                break;
            default:
                await client.AskAsync(Requests.EditPeriodic(one.Name, one.Id, Mark()));
                break;
        }
    }

    private async Task CreateAsync(int every)
    {
        // A new name each time, so that an answer about one cannot be about another.
        var mark = Mark();
        var call = await client.AskAsync(Requests.CreatePeriodic($"periodic {mark}", mark, every));
        if (call is { Answer: CallAnswer.Accepted, Made: { } id })
            _owned.Add(new Owned($"periodic {mark}", long.Parse(id, CultureInfo.InvariantCulture)));
    }

    private string Mark() => string.Create(CultureInfo.InvariantCulture, $"{run}-p{++_number}.");

    private sealed class Owned(string name, long id)
    {
        public string Name => name;

        public long Id => id;

        public bool Enabled { get; set; } = true;
    }
}
