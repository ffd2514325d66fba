using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Tests.Journal.Support;

/// <summary>
/// Many writers that each store one event after the other, as actors do, and keep an account of what was acknowledged. After a failure a writer
/// recovers: it reads what is there and goes on behind it.
/// </summary>
internal sealed class WriteLoad(IJournalStore store, int writers, string name = "load")
{
    private readonly List<string>[] _acknowledged = [.. Enumerable.Range(0, writers).Select(_ => new List<string>())];
    private Task _running = Task.CompletedTask;
    private volatile bool _stopping;
    private int _written;
    private int _failures;

    /// <summary>Events acknowledged so far.</summary>
    internal int Written => Volatile.Read(ref _written);

    /// <summary>Writes that failed so far.</summary>
    internal int Failures => Volatile.Read(ref _failures);

    internal void Start() => _running = Task.WhenAll(Enumerable.Range(0, writers).Select(Run));

    internal Task StopAsync()
    {
        _stopping = true;
        return _running;
    }

    /// <summary>Every acknowledged event is there, once and in its place, and the numbers have no gap.</summary>
    internal async Task AssertNothingIsLostAsync()
    {
        for (var i = 0; i < writers; i++)
        {
            var (texts, highest) = await TestReplay.Of(store, Id(i));
            Assert.Equal(texts.Count, highest);
            Assert.Equal(_acknowledged[i], texts.Intersect(_acknowledged[i]));
            Assert.Equal(texts.Count, texts.Distinct().Count());
        }
    }

    private string Id(int writer) => $"{name}-{writer}";

    private async Task Run(int writer)
    {
        var last = 0L;
        for (var n = 0; !_stopping; n++)
        {
            var text = $"{writer}/{n}";
            try
            {
                await TestWrite.Of(Id(writer), last + 1, text, new Note(text)).To(store);
                _acknowledged[writer].Add(text);
                last++;
                Interlocked.Increment(ref _written);
            }
            catch (Exception e) when (e is JournalUnavailableException)
            {
                Interlocked.Increment(ref _failures);
                last = await RecoverAsync(writer);
            }
        }
    }

    private async Task<long> RecoverAsync(int writer)
    {
        while (true)
        {
            try
            {
                return (await TestReplay.Of(store, Id(writer))).Highest;
            }
            catch (JournalUnavailableException)
            {
                // The reader has waited already; an actor's supervisor would start it again.
            }
        }
    }
}
