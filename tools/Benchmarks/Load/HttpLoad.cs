using System.Diagnostics;
using ActorScheduler.Benchmarks.Report;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>Sends requests over a number of connections, each with one request under way, and times each answer.</summary>
internal sealed class HttpLoad
{
    private readonly long[] _took;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private int _taken;
    private int _busy;

    private HttpLoad(IReadOnlyList<ReadOnlyMemory<byte>> requests, int connections)
    {
        Requests = requests;
        _took = new long[requests.Count];
        _running = connections;
    }

    /// <summary>Sends these, in this order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Requests { get; }

    /// <summary>Sends one request a number of times.</summary>
    public static HttpLoadResult Run(int port, int connections, byte[] request, int times) =>
        Run(port, connections, new Repeated(request, times));

    /// <summary>Sends all requests.</summary>
    /// <exception cref="Cli.BenchmarkException">The server refused one.</exception>
    public static HttpLoadResult Run(int port, int connections, IReadOnlyList<ReadOnlyMemory<byte>> requests)
    {
        connections = Math.Min(connections, requests.Count);
        var load = new HttpLoad(requests, connections);
        var open = Enumerable.Range(0, connections).Select(_ => new HttpConnection(load, port)).ToList();
        try
        {
            var began = Stopwatch.GetTimestamp();
            foreach (var connection in open)
                connection.Begin();
            load._ended.Task.GetAwaiter().GetResult();
            return new HttpLoadResult(began, Stopwatch.GetElapsedTime(began), load.Milliseconds(), load._busy);
        }
        finally
        {
            open.ForEach(connection => connection.Dispose());
        }
    }

    /// <summary>The number of the next request to send, or null when all are taken.</summary>
    public int? TakeRequest() => Interlocked.Increment(ref _taken) is var taken && taken <= Requests.Count ? taken - 1 : null;

    /// <summary>A request was accepted.</summary>
    public void Answered(int request, long ticks) => _took[request] = ticks;

    /// <summary>A request has to be sent again, because the server said so.</summary>
    public void WasBusy() => Interlocked.Increment(ref _busy);

    /// <summary>A connection has nothing left to send.</summary>
    public void ConnectionIsDone()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            _ended.TrySetResult();
    }

    /// <summary>Ends everything.</summary>
    public void Fail(Exception fault) => _ended.TrySetException(fault);

    private Distribution Milliseconds() => new(_took.Select(ticks => ticks * 1000.0 / Stopwatch.Frequency));

    private sealed class Repeated(byte[] request, int times) : IReadOnlyList<ReadOnlyMemory<byte>>
    {
        public int Count => times;

        public ReadOnlyMemory<byte> this[int index] => request;

        public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator() => Enumerable.Repeat<ReadOnlyMemory<byte>>(request, times).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>The result of a load.</summary>
/// <param name="Began">When the first request was sent (a time stamp of <see cref="Stopwatch"/>).</param>
/// <param name="Elapsed">Until the last answer.</param>
/// <param name="Milliseconds">How long each answer took, from when its request was first sent.</param>
/// <param name="Busy">How often the server said 429 or 503.</param>
internal sealed record HttpLoadResult(long Began, TimeSpan Elapsed, Distribution Milliseconds, int Busy);
