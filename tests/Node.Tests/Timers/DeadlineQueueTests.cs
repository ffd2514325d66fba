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
            while (added < entries.Length || queue.Count > 0)
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
    public void Guards_that_are_cancelled_at_once_do_not_pile_up_and_never_get_into_the_heap()
    {
        var queue = new DeadlineQueue(SettleTime);

        for (var now = 0L; now < 100_000; now++)
        {
            queue.Add(Entry(now + 30_000, cancelled: true), now);
            Assert.Null(queue.TakeDue(now));
            Assert.InRange(queue.Count, 0, SettleTime + 1);
        }
    }

    [Fact]
    public void Those_that_are_cancelled_later_do_not_pile_up()
    {
        var queue = new DeadlineQueue(SettleTime);

        for (var now = 0L; now < 100_000; now++)
        {
            var cancelable = new Cancelable((IActionScheduler?)null);
            queue.Add(new ScheduledAction(now + 1_000_000, 0, cancelable, () => { }), now);
            if (now % 50 == 49)
                Assert.Null(queue.TakeDue(now));
            _cancelled.Enqueue(cancelable);
            if (_cancelled.Count > 100)
                _cancelled.Dequeue().Cancel();
        }

        Assert.InRange(queue.Count, 1, 1000);
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
