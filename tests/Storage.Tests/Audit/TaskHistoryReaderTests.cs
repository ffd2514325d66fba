using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Audit;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Storage.Tests.Audit;

/// <summary>The history of a task, out of the journal.</summary>
public sealed class TaskHistoryReaderTests
{
    [Fact]
    public async Task A_history_has_the_events_of_its_task_only_and_an_unknown_id_has_none()
    {
        await using var bed = new TaskBed();
        var writer = new EventWriter(bed);
        foreach (var id in new[] { "a", "b", "a%", "A" })
            await writer.Do(new SubmitTask(id, Samples.Call(), $"asker of {id}"), Histories.Start);
        await writer.Do(new StartAttempt("a", "w1"), Histories.Start.AddSeconds(1));

        var history = (await Reader(bed).ReadAsync("a", default))!;

        Assert.Equal(
            [(1, "task-submitted", "asker of a", null), (2, "task-started", null, "w1")],
            history.Entries.Select(entry => (entry.SequenceNr, entry.Event, entry.RequestedBy, entry.Worker)));
        Assert.Equal(writer.Tasks["a"], history.Entries[^1].State);
        Assert.Null(await Reader(bed).ReadAsync("c", default));
        Assert.Null(await Reader(bed).ReadAsync("", default));
    }

    [Theory]
    [InlineData("UPDATE journal SET manifest = 'task-started.9' WHERE sequence_number = 2", "a newer release wrote it", typeof(UnknownManifestException))]
    [InlineData("UPDATE journal SET message = x'ff' WHERE sequence_number = 2", "", typeof(Google.Protobuf.InvalidProtocolBufferException))]
    [InlineData("UPDATE journal SET manifest = 'periodic-ended.1' WHERE sequence_number = 2", "damaged", typeof(InvalidDataException))]
    public async Task An_event_that_cannot_be_read_is_named(string tampering, string words, Type cause)
    {
        await using var bed = new TaskBed();
        var writer = new EventWriter(bed);
        await writer.Submit("a", Samples.Call(), Histories.Start);
        await writer.Do(new StartAttempt("a", "w1"), Histories.Start);
        await bed.Sqlite.WriteAsync(connection =>
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write their statements themselves.
            command.CommandText = tampering;
#pragma warning restore CA2100
            return command.ExecuteNonQuery();
        });

        var error = await Assert.ThrowsAsync<UnreadableHistoryException>(() => Reader(bed).ReadAsync("a", default));

        Assert.Contains("Event 2 of 'task-a'", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.IsType(cause, error.InnerException);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_read_is_said_to_be_unavailable()
    {
        await using var bed = new TaskBed();
        await bed.Store.DisposeAsync();
        await Assert.ThrowsAsync<SchedulerUnavailableException>(() => Reader(bed).ReadAsync("a", default));
    }

    private static TaskHistoryReader Reader(TaskBed bed) => new(new JournalReader(bed.Store));
}
