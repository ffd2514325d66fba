using System.Runtime.CompilerServices;
using ActorScheduler.Node.Timers;
using Akka.Actor;
using CsCheck;

namespace ActorScheduler.Node.Tests.Timers;

public sealed class DeadlineQueueTests
{
    private const int SettleTime = 20;

    private readonly Queue<Cancelable> _cancelled = new();

    [Fact]
    public void It_gives_what_a_sorted_list_of_those_not_cancelled_gives() =>
        Gen.Select(Gen.Long[0, 100], Gen.Bool).Array[0, 600].Sample(entries =>
        {
            var queue = new DeadlineQueue(SettleTime);
            foreach (var (deadline, cancelled) in entries)
                queue.Add(Entry(deadline, cancelled), now: 0);

            Assert.Equal(entries.Where(entry => !entry.Item2 && entry.Item1 <= 50).Select(entry => entry.Item1).Order(), TakenUntil(queue, 50));
            Assert.Equal(entries.Where(entry => !entry.Item2 && entry.Item1 > 50).Select(entry => entry.Item1).Order(), TakenUntil(queue, 100));
        });

    [Fact]
    public void Nothing_is_late_for_one_who_looks_when_it_says() =>
        Gen.Select(Gen.Long[0, 30], Gen.Long[0, 100]).Array[1, 40].Sample(entries =>
        {
            var queue = new DeadlineQueue(SettleTime);
            var (now, added, taken) = (0L, 0, 0);
            while (added < entries.Length || queue.Next is not null)
            {
                var adds = added < entries.Length ? now + entries[added].Item1 : long.MaxValue;
                now = Math.Min(adds, Math.Max(now, queue.Next ?? long.MaxValue));
                while (queue.TakeDue(now) is { } due)
                {
                    Assert.Equal(now, due.Deadline);
                    taken++;
                }

                if (now == adds)
                    queue.Add(Entry(now + entries[added++].Item2), now);
                while (queue.TakeDue(now) is { } due)
                {
                    Assert.Equal(now, due.Deadline);
                    taken++;
                }
            }

            Assert.Equal(entries.Length, taken);
        });

    [Fact]
    public void It_tells_whether_it_has_to_be_looked_at_earlier()
    {
        var queue = new DeadlineQueue(SettleTime);

        Assert.Null(queue.Next);
        Assert.True(queue.Add(Entry(10), now: 5));
        Assert.False(queue.Add(Entry(10), now: 5));
        Assert.False(queue.Add(Entry(11), now: 5));
        Assert.True(queue.Add(Entry(9), now: 5));
        Assert.Equal(9, queue.Next);
        Assert.False(queue.Add(Entry(1_000), now: 5));
    }

    [Fact]
    public void Guards_that_are_cancelled_at_once_are_let_go_within_the_settle_time()
    {
        var queue = new DeadlineQueue(SettleTime);
        var guards = new List<WeakReference>();

        for (var now = 0L; now < 100_000; now++)
        {
            guards.Add(Add(queue, now + 30_000, Cancelable.CreateCanceled(), now));
            Assert.Null(queue.TakeDue(now));
        }

        Assert.InRange(Kept(guards), 0, SettleTime + 1);
        GC.KeepAlive(queue);
    }

    [Fact]
    public void Those_that_are_cancelled_later_do_not_pile_up()
    {
        var queue = new DeadlineQueue(SettleTime);
        var entries = new List<WeakReference>();

        for (var now = 0L; now < 100_000; now++)
        {
            var cancelable = new Cancelable((IActionScheduler?)null);
            entries.Add(Add(queue, now + 1_000_000, cancelable, now));
            if (now % 50 == 49)
                Assert.Null(queue.TakeDue(now));
            _cancelled.Enqueue(cancelable);
            if (_cancelled.Count > 100)
                _cancelled.Dequeue().Cancel();
        }

        Assert.InRange(Kept(entries), 100, 1000);
        GC.KeepAlive(queue);
    }

    // An entry keeps its actor alive; so it is whether the entry itself can be collected that counts.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Add(DeadlineQueue queue, long deadline, ICancelable cancelable, long now)
    {
        var entry = new ScheduledAction(deadline, 0, cancelable, () => { });
        queue.Add(entry, now);
        return new WeakReference(entry);
    }

    private static int Kept(IEnumerable<WeakReference> entries)
    {
        GC.Collect();
        return entries.Count(entry => entry.IsAlive);
    }

    private static ScheduledAction Entry(long deadline, bool cancelled = false) => new(deadline, 0, cancelled ? Cancelable.CreateCanceled() : null, () => { });

    private static List<long> TakenUntil(DeadlineQueue queue, long now)
    {
        var taken = new List<long>();
        while (queue.TakeDue(now) is { } entry)
            taken.Add(entry.Deadline);
        return taken;
    }
}
