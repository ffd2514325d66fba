using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.Settings;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Audit;

/// <summary>The audit as an operator calls it.</summary>
public sealed class AuditCommandTests
{
    [Fact]
    public async Task A_sound_journal_ends_with_0_and_the_totals()
    {
        await using var bed = await Filled();
        await bed.Store.DisposeAsync();

        var (code, lines) = await Run(bed.Sqlite.Path);

        Assert.Equal(0, code);
        Assert.Equal(["2 rows compared with 2 events: 0 differences; 0 rows cleaned up, 0 histories incomplete"], lines);
    }

    [Fact]
    public async Task A_row_that_was_tampered_with_is_told_and_ends_with_2()
    {
        await using var bed = await Filled();
        await bed.Sqlite.WriteAsync(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE tasks SET name = 'demo.multiply' WHERE id = 'b'";
            return command.ExecuteNonQuery();
        });
        await bed.Store.DisposeAsync();

        var (code, lines) = await Run(bed.Sqlite.Path);

        Assert.Equal(AuditCommand.Differs, code);
        Assert.Equal(
            [
                "task-b: Submission.Name is demo.multiply in the read model, but demo.add in the journal",
                "2 rows compared with 2 events: 1 differences; 0 rows cleaned up, 0 histories incomplete",
            ],
            lines);
    }

    [Fact]
    public async Task A_journal_that_a_running_scheduler_uses_is_refused()
    {
        await using var bed = await Filled();
        var error = await Assert.ThrowsAsync<JournalOpenException>(() => Run(bed.Sqlite.Path));
        Assert.Contains("Another process", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_journal_is_refused_and_not_created()
    {
        var missing = Path.Combine(Path.GetTempPath(), $"no-journal-{Guid.NewGuid():N}");
        var error = await Assert.ThrowsAsync<SchedulerStartException>(() => Run(Path.Combine(missing, "scheduler.db")));
        Assert.Contains(missing, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    private static async Task<NodeBed> Filled()
    {
        var bed = new NodeBed();
        var writer = new EventWriter(bed);
        await writer.Submit("a", Samples.Call(), Histories.Start);
        await writer.Submit("b", Samples.Call(), Histories.Start);
        return bed;
    }

    private static async Task<(int Code, string[] Lines)> Run(string file)
    {
        using var results = new StringWriter();
        var code = await AuditCommand.RunAsync(["--Scheduler:DataDirectory", Path.GetDirectoryName(file)!], results, TextWriter.Null, default);
        return (code, results.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
