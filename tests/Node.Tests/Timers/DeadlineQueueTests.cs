using ActorScheduler.Node.Timers;
using Akka.Actor;
using CsCheck;

namespace ActorScheduler.Node.Tests.Timers;

public sealed class DeadlineQueueTests
{
    [Fact]
    public void It_gives_what_a_sorted_list_of_those_not_cancelled_gives() =>
        Gen.Select(Gen.Long[0, 100], Gen.Bool).Array[0, 200].Sample(entries =>
        {
            var queue = new DeadlineQueue();
            foreach (var (deadline, cancelled) in entries)
                queue.Add(Entry(deadline, cancelled));

            Assert.Equal(entries.Where(entry => !entry.Item2 && entry.Item1 <= 50).Select(entry => entry.Item1).Order(), TakenUntil(queue, 50));
            Assert.Equal(entries.Where(entry => !entry.Item2 && entry.Item1 > 50).Select(entry => entry.Item1).Order(), TakenUntil(queue, 100));
        });

    [Fact]
    public void It_tells_whether_an_added_entry_is_the_first_now()
    {
        var queue = new DeadlineQueue();

        Assert.Null(queue.Next);
        Assert.True(queue.Add(Entry(10)));
        Assert.False(queue.Add(Entry(10)));
        Assert.False(queue.Add(Entry(11)));
        Assert.True(queue.Add(Entry(9)));
        Assert.Equal(9, queue.Next);
    }

    [Fact]
    public void Guards_that_are_cancelled_at_once_do_not_pile_up()
    {
        var queue = new DeadlineQueue();
        queue.Add(Entry(5));

        for (var i = 0; i < 100_000; i++)
            queue.Add(Entry(1_000 + i, cancelled: true));

        Assert.InRange(queue.Count, 1, 4096);
        Assert.Equal([5], TakenUntil(queue, 200_000));
        Assert.Equal(0, queue.Count);
    }

    private static ScheduledAction Entry(long deadline, bool cancelled = false)
    {
        return new ScheduledAction(deadline, 0, cancelled ? Cancelable.CreateCanceled() : null, () => { });
    }

    private static List<long> TakenUntil(DeadlineQueue queue, long now)
    {
        var taken = new List<long>();
        while (queue.TakeDue(now) is { } entry)
            taken.Add(entry.Deadline);
        return taken;
    }
}
