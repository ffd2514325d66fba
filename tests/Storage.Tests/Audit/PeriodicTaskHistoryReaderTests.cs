using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Storage.Tests.Audit;

/// <summary>The history of a periodic task, a page at a time.</summary>
public sealed class PeriodicTaskHistoryReaderTests
{
    private const long Id = 4;

    [Fact]
    public async Task Pages_of_any_size_put_together_are_the_whole_history_newest_first()
    {
        await using var bed = await Filled(occurrences: 23);
        var history = bed.History("periodic-4");
        Assert.Equal(25, history.Count);

        await Gen.Int[1, 30].SampleAsync(
            async size =>
            {
                var entries = new List<PeriodicTaskHistoryEntry>();
                for (long? before = null; ;)
                {
                    var page = (await Reader(bed).ReadAsync(Id, before, size, default))!;
                    Assert.True(page.Entries.Count <= size);
                    entries.AddRange(page.Entries);
                    if ((before = page.Next) is null)
                        break;
                }

                Assert.Equal(Enumerable.Range(1, 25).Select(n => (long)n).Reverse(), entries.Select(entry => entry.SequenceNr));
                Assert.Equal(history.Reverse(), entries.Select(entry => entry.Happened));
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public async Task A_page_from_the_middle_says_what_the_whole_would_say()
    {
        await using var bed = await Filled(occurrences: 10);
        var page = (await Reader(bed).ReadAsync(Id, before: 6, limit: 3, default))!;

        Assert.Equal([5L, 4, 3], page.Entries.Select(entry => entry.SequenceNr));
        Assert.Equal(3, page.Next);
        var due = Histories.Start.AddMinutes(5);
        Assert.Equal([due, due.AddMinutes(-1), due.AddMinutes(-2)], page.Entries.Select(entry => entry.NextDue!.Value));
        Assert.All(page.Entries, entry => Assert.Equal(OccurrenceId.Of(Id, entry.Nominal!.Value), entry.TaskId));
    }

    [Fact]
    public async Task A_deleted_periodic_task_has_a_history_with_who_deleted_it_and_an_unknown_one_has_none()
    {
        await using var bed = await Filled(occurrences: 1);
        var newest = (await Reader(bed).ReadAsync(Id, null, 1, default))!.Entries.Single();
        Assert.Equal(("periodic-deleted", "ben", false), (newest.Event, newest.RequestedBy, newest.Exists));
        Assert.Null(await Reader(bed).ReadAsync(5, null, 10, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    public async Task Before_the_first_event_there_is_nothing(long before)
    {
        await using var bed = await Filled(occurrences: 1);
        var page = (await Reader(bed).ReadAsync(Id, before, 10, default))!;
        Assert.Equal((0, null), (page.Entries.Count, page.Next));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(1000)]
    [InlineData(long.MaxValue)]
    public async Task Before_what_has_not_happened_yet_there_is_everything(long before)
    {
        await using var bed = await Filled(occurrences: 1);
        Assert.Equal([3L, 2, 1], (await Reader(bed).ReadAsync(Id, before, int.MaxValue, default))!.Entries.Select(entry => entry.SequenceNr));
    }

    [Fact]
    public async Task What_retention_removed_ends_the_history()
    {
        await using var bed = await Filled(occurrences: 10);
        await bed.Sqlite.WriteAsync(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM journal WHERE sequence_number < 6";
            return command.ExecuteNonQuery();
        });

        var page = (await Reader(bed).ReadAsync(Id, before: 9, limit: 5, default))!;
        Assert.Equal([8L, 7, 6], page.Entries.Select(entry => entry.SequenceNr));
        Assert.Null(page.Next);
        Assert.Empty((await Reader(bed).ReadAsync(Id, before: 6, limit: 5, default))!.Entries);
    }

    private static PeriodicTaskHistoryReader Reader(TaskBed bed) => new(new JournalReader(bed.Store));

    /// <summary>Created, fired each minute, deleted.</summary>
    private static async Task<TaskBed> Filled(int occurrences)
    {
        var bed = new TaskBed();
        var writer = new EventWriter(bed);
        await writer.Do(new CreatePeriodicTask(Id, Samples.Every(60), "anna"), Histories.Start);
        for (var i = 1; i <= occurrences; i++)
            await writer.Do(new RecordOccurrence(Id, writer.PeriodicTasks[Id].NextDue!.Value), Histories.Start.AddMinutes(i));
        await writer.Do(new DeletePeriodicTask(Id, "ben"), Histories.Start.AddHours(1));
        return bed;
    }
}
