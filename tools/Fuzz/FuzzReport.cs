using System.Collections.Concurrent;
using System.Globalization;

namespace ActorScheduler.Fuzz;

/// <summary>What came of the requests so far.</summary>
internal sealed class FuzzReport
{
    private static readonly TimeSpan TooSlow = TimeSpan.FromSeconds(2);
    private const int MostNamed = 20;

    private readonly ConcurrentDictionary<int, long> _statuses = new();
    private readonly ConcurrentQueue<string> _broken = new();
    private long _slowest;

    /// <summary>True while every answer was one that was promised.</summary>
    public bool IsClean => _broken.IsEmpty;

    /// <summary>Notes an answer.</summary>
    public void Add(FuzzRequest request, int status, TimeSpan time)
    {
        _statuses.AddOrUpdate(status, 1, static (_, count) => count + 1);
        // 503 is an answer of a scheduler that is behind, not of a bug.
        if (status >= 500 && status != 503)
            Break($"{status}: {request}");
        if (time > TooSlow)
            Break(string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s: {request}"));
        for (var slowest = Volatile.Read(ref _slowest); time.Ticks > slowest; slowest = Volatile.Read(ref _slowest))
            Interlocked.CompareExchange(ref _slowest, time.Ticks, slowest);
    }

    /// <summary>Notes a request without an answer.</summary>
    public void Add(FuzzRequest request, Exception cause) => Break($"no answer ({cause.Message}): {request}");

    /// <summary>The report as text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_statuses.Values.Sum()} answers: {string.Join(", ", _statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} x {status.Key}"))}; the slowest took {new TimeSpan(_slowest).TotalSeconds:F2} s; {_broken.Count} broke a promise")
        + string.Concat(_broken.Take(MostNamed).Select(line => Environment.NewLine + "  " + line));

    private void Break(string line) => _broken.Enqueue(line);
}
