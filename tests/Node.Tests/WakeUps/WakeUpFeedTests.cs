using ActorScheduler.Contracts.Execution;
using ActorScheduler.Node.WakeUps;
using ActorScheduler.Storage.WakeUps;
using CsCheck;

namespace ActorScheduler.Node.Tests.WakeUps;

/// <summary>Many ranges as one sequence.</summary>
public sealed class WakeUpFeedTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_row_of_every_range_comes_once_and_in_the_order_of_time() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 50]).List[0, 900].Sample(rows =>
    {
        var index = new FakeIndex();
        for (var i = 0; i < rows.Count; i++)
            index.Add(rows[i].Item1, new WakeUp(WakeUpKind.Task, $"{i:0000}", Start.AddSeconds(rows[i].Item2)));

        var read = ReadAll(new WakeUpFeed(index, Enumerable.Range(0, 4).Select(partition => new WakeUpRange(WakeUpKind.Task, partition, Start.AddSeconds(40)))));

        Assert.Equal(read.Select(row => row.At).Order(), read.Select(row => row.At));
        Assert.Equal(
            Enumerable.Range(0, rows.Count).Where(i => rows[i].Item2 <= 40).Select(i => $"{i:0000}"),
            read.Select(row => row.EntityId).Order(StringComparer.Ordinal));
    });

    [Fact]
    public void A_range_is_read_on_only_when_its_page_is_used_up()
    {
        var index = new FakeIndex();
        for (var i = 0; i < 10 * WakeUpFeed.PageSize; i++)
            index.Add(0, new WakeUp(WakeUpKind.Task, $"{i:0000}", Start));
        var feed = new WakeUpFeed(index, [new WakeUpRange(WakeUpKind.Task, 0, Start)]);

        for (var i = 1; i < WakeUpFeed.PageSize; i++)
            feed.MoveOn();
        Assert.Single(index.PagesRead);
        feed.MoveOn();
        Assert.Equal(2, index.PagesRead.Count);
    }

    [Fact]
    public void Rows_whose_times_are_a_grace_after_their_own_come_by_their_own()
    {
        var index = new FakeIndex();
        index.Add(0, new WakeUp(WakeUpKind.Task, "second", Start.AddSeconds(2)));
        index.Add(1, new WakeUp(WakeUpKind.Task, "first", Start.AddSeconds(31)));
        index.Add(1, new WakeUp(WakeUpKind.Task, "third", Start.AddSeconds(33)));
        var until = Start.AddMinutes(1);

        var feed = new WakeUpFeed(index,
        [
            new WakeUpRange(WakeUpKind.Task, 0, until), new WakeUpRange(WakeUpKind.Task, 1, until) { Grace = TimeSpan.FromSeconds(30) },
        ]);

        Assert.Equal(Start.AddSeconds(1), feed.HeadDue);
        Assert.Equal(["first", "second", "third"], ReadAll(feed).Select(row => row.EntityId));
        Assert.Equal(DateTimeOffset.MaxValue, feed.HeadDue);
    }

    [Fact]
    public void Of_nothing_there_is_no_head() => Assert.Null(WakeUpFeed.Empty.Head);

    private static List<WakeUp> ReadAll(WakeUpFeed feed)
    {
        var read = new List<WakeUp>();
        for (; feed.Head is { } row; feed.MoveOn())
            read.Add(row);
        return read;
    }
}
