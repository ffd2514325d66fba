namespace ActorScheduler.Benchmarks.Model;

/// <summary>A discrete-event simulation: what is due first happens next. Seeded, so that each run is the same.</summary>
/// <param name="seed">The seed of its random numbers.</param>
internal sealed class Simulation(int seed)
{
    private readonly PriorityQueue<Action, (double Time, long Order)> _due = new();
    private readonly Random _random = new(seed);
    private long _order;

    /// <summary>The time, in seconds.</summary>
    public double Now { get; private set; }

    /// <summary>Lets something happen later.</summary>
    public void After(double seconds, Action happens) => _due.Enqueue(happens, (Now + seconds, _order++));

    /// <summary>A number from 0 to below 1.</summary>
    public double Random() => _random.NextDouble();

    /// <summary>A time that varies as service times do: exponentially, around its mean.</summary>
    public double Varied(double mean) => mean <= 0 ? 0 : -mean * Math.Log(1 - _random.NextDouble());

    /// <summary>Runs until a condition holds, or nothing is left to happen.</summary>
    public void RunUntil(Func<bool> isSo)
    {
        while (!isSo() && _due.TryDequeue(out var happens, out var due))
        {
            Now = due.Time;
            happens();
        }
    }
}
