using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Node.Tasks;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Node.WakeUps;
using Akka.Actor;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>More comes due at once than may be in memory.</summary>
public sealed class DueStormTests : VirtualTimeTest
{
    private const int Partitions = 16;
    private readonly FakeIndex _index = new();

    [Fact]
    public void No_more_are_woken_than_the_window_holds_and_those_are_the_first()
    {
        Storm(3 * WakeUpDaemon.MostWoken);

        var daemon = Daemon();

        Assert.Equal(Ids(0, WakeUpDaemon.MostWoken), Woken(WakeUpDaemon.MostWoken));
        Advance(5);
        Settle(daemon);
        Silent(Region);
    }

    [Fact]
    public void Those_that_begin_to_run_make_room_for_the_next_in_order_and_each_is_woken_once()
    {
        const int count = (3 * WakeUpDaemon.MostWoken) + 17;
        Storm(count);
        var daemon = Daemon();

        var woken = new List<string>();
        while (woken.Count < count)
        {
            var message = Region.ExpectMsg<WakeTask>();
            woken.Add(message.TaskId);
            Runs(message.TaskId);
        }

        Assert.Equal(Ids(0, count), woken);
        Advance(1);
        Settle(daemon);
        Silent(Region);
    }

    [Fact]
    public void Rows_beyond_the_window_are_not_read_again_and_again()
    {
        Storm(20 * WakeUpDaemon.MostWoken);
        var daemon = Daemon();
        Woken(WakeUpDaemon.MostWoken);
        Settle(daemon);
        _index.PagesRead.Clear();

        Advance(1);
        Settle(daemon);

        Assert.InRange(_index.PagesRead.Sum(), WakeUpDaemon.MostWoken, WakeUpDaemon.MostWoken + (2 * Partitions * WakeUpFeed.PageSize));
    }

    [Fact]
    public void A_row_that_comes_before_the_others_while_the_window_is_full_is_the_next()
    {
        Storm(2 * WakeUpDaemon.MostWoken);
        var daemon = Daemon();
        var first = Woken(WakeUpDaemon.MostWoken);
        Settle(daemon);
        _index.Add(0, new WakeUp(WakeUpKind.Task, "urgent", Now - Seconds(1e6)));
        Advance(1);
        Settle(daemon);
        Assert.False(Region.HasMessages);

        first.ForEach(Runs);

        Region.ExpectMsg(new WakeTask("urgent"));
    }

    [Fact]
    public void Those_whose_answer_was_lost_do_not_keep_the_rest_from_being_woken()
    {
        Storm(2 * WakeUpDaemon.MostWoken);
        var daemon = Daemon();
        Woken(WakeUpDaemon.MostWoken).ForEach(id => _index.Remove(WakeUpKind.Task, id));
        Settle(daemon);

        for (var second = 1; second <= 10; second++)
        {
            Advance(1);
            Settle(daemon);
        }

        Assert.Equal(Ids(WakeUpDaemon.MostWoken, WakeUpDaemon.MostWoken), Woken(WakeUpDaemon.MostWoken));
    }

    [Fact]
    public void Tasks_that_run_for_long_take_no_place()
    {
        Storm(WakeUpDaemon.MostWoken + 500);
        Daemon();

        foreach (var id in Woken(WakeUpDaemon.MostWoken))
            Region.Reply(new WakeUpAnswer(WakeUpKind.Task, id, RowStays: true));

        Assert.Equal(Ids(WakeUpDaemon.MostWoken, 500), Woken(500));
    }

    private void Storm(int count)
    {
        for (var i = 0; i < count; i++)
            _index.Add(i % Partitions * WakeUpDaemon.Instances, new WakeUp(WakeUpKind.Task, $"{i:000000}", Now + Seconds((i - 1e6) / 1000)));
    }

    private void Runs(string id)
    {
        _index.Remove(WakeUpKind.Task, id);
        Region.Reply(new WakeUpAnswer(WakeUpKind.Task, id));
    }

    private List<string> Woken(int count) => [.. Enumerable.Range(0, count).Select(_ => Region.ExpectMsg<WakeTask>().TaskId)];

    private static IEnumerable<string> Ids(int from, int count) => Enumerable.Range(from, count).Select(i => $"{i:000000}");

    private IActorRef Daemon() => Sys.ActorOf(Props.Create(() =>
        new WakeUpDaemon(0, _index, new WakeUpTargets(() => Region, () => Caller), WakeUpPolicy.Default)));
}
