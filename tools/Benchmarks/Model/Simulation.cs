namespace ActorScheduler.Benchmarks.Model;

/// <summary>A simulation of discrete events: what happens next is what is due first. Seeded, so it is the same each time.</summary>
/// <param name="seed">Of its random numbers.</param>
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

    /// <summary>Goes on until something is so, or nothing is left to happen.</summary>
    public void RunUntil(Func<bool> isSo)
    {
        while (!isSo() && _due.TryDequeue(out var happens, out var due))
        {
            Now = due.Time;
            happens();
        }
    }
}
