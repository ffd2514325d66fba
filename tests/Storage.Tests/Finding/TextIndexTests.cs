using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Sqlite.Search;
using ActorScheduler.Storage.Tasks.Paging;
using ActorScheduler.Storage.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>The text index: what is in its file, and that it is used.</summary>
public sealed class TextIndexTests
{
    private static readonly PositionRange Everywhere = new(0, long.MaxValue);

    [Fact]
    public async Task It_leads_to_the_few_rows_that_may_match_and_to_those_that_changed_since()
    {
        await using var bed = await Filled(50);
        await CatchUp(bed);
        Assert.Equal([8L], Candidates(bed, "user-7!"));

        var writer = new EventWriter(bed);
        await writer.Do(new SubmitTask("late", Samples.Call() with { ArgsJson = "[\"unlike\"]" }), Histories.Start);

        Assert.Equal([51L, 8L], Candidates(bed, "user-7!"));
        await CatchUp(bed);
        Assert.Equal([8L], Candidates(bed, "user-7!"));
        Assert.Equal([51L], Candidates(bed, "LIKE\"]"));
    }

    [Fact]
    public async Task A_row_is_found_by_what_it_became()
    {
        await using var bed = await Filled(3);
        await CatchUp(bed);
        var writer = new EventWriter(bed);
        await writer.Do(new SubmitTask("a", Samples.Call()), Histories.Start);
        await writer.Do(new StartAttempt("a", "w"), Histories.Start);
        await CatchUp(bed);
        Assert.Empty(Candidates(bed, "forty-two"));

        await writer.Do(new ReportSuccess("a", 1, "\"Forty-Two\"", TimeSpan.Zero), Histories.Start);
        Assert.Equal([4L], Candidates(bed, "forty-two"));
        await CatchUp(bed);
        Assert.Equal([4L], Candidates(bed, "forty-two"));
    }

    [Fact]
    public async Task Removed_rows_leave_the_file()
    {
        await using var bed = await Filled(5);
        var writer = new EventWriter(bed);
        await writer.Do(new SubmitTask("gone", Samples.Call()), Histories.Start);
        await writer.Do(new RevokeTask("gone", false), Histories.Start);
        await CatchUp(bed);
        Assert.Equal([6L], InFile(bed, "\"gon\""));

        Assert.Equal(1, await new ResultCleanup(bed.Store, new FakeTimeProvider(Histories.Start.AddDays(2))).RemoveOlderThanAsync(TimeSpan.FromDays(1), default));
        await CatchUp(bed);

        Assert.Empty(InFile(bed, "\"gon\""));
        Assert.Equal([1L, 2L, 3L, 4L, 5L], InFile(bed, "\"use\"").Order());
        Assert.Equal(0, bed.Number("SELECT COUNT(*) FROM removed_tasks"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("🦊🦊")]
    public async Task It_cannot_tell_where_a_text_of_less_than_three_characters_is(string text)
    {
        await using var bed = await Filled(1);
        await CatchUp(bed);

        Assert.Null(Find(bed, text));
        Assert.NotNull(Find(bed, text + "🦊🦊🦊"));
    }

    [Fact]
    public async Task It_gives_way_when_it_is_too_far_behind()
    {
        await using var bed = await Filled(1);
        await CatchUp(bed);
        await bed.Sqlite.WriteAsync(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                INSERT INTO journal (ordering, created, deleted, persistence_id, sequence_number, message, manifest, identifier)
                VALUES ({TaskTextIndex.LongestTail + 2}, 0, 0, 'other', 1, x'', '', 1)
                """;
            return command.ExecuteNonQuery();
        });

        Assert.Null(Find(bed, "user"));
        Assert.Equal(["t-0"], (await bed.Tasks.PageAsync(new TaskFilter { Search = "user" }, null, 5, default)).Rows.Select(row => row.Id));
        await CatchUp(bed);
        Assert.NotNull(Find(bed, "user"));
    }

    [Fact]
    public async Task It_goes_on_after_a_restart_and_begins_anew_for_another_journal_and_after_damage()
    {
        await using var bed = await Filled(4);
        await CatchUp(bed);
        var path = TaskTextIndex.PathFor(bed.Sqlite);
        Assert.Equal(4, Reopened(bed, path));

        // Its newest events may be removed meanwhile.
        await bed.RunAsync("DELETE FROM journal WHERE ordering > 2");
        Assert.Equal(4, Reopened(bed, path));

        await using var other = await Filled(9, "u");
        Assert.Equal(0, Reopened(other, path));

        await File.WriteAllTextAsync(path, "not a database, but long enough to look at".PadRight(5_000));
        Assert.Equal(0, Reopened(bed, path));
    }

    private static long Reopened(TaskBed bed, string path)
    {
        bed.TextIndex.Dispose();
        using var file = TextIndexFile.Open(bed.Store, path);
        return file.Watermark();
    }

    private static async Task<TaskBed> Filled(int tasks, string prefix = "t")
    {
        var bed = new TaskBed();
        bed.TextIndex.Open();
        var writer = new EventWriter(bed);
        for (var i = 0; i < tasks; i++)
            await writer.Do(new SubmitTask($"{prefix}-{i}", Samples.Call() with { ArgsJson = $"[\"user-{i}!\"]" }), Histories.Start);
        return bed;
    }

    private static async Task CatchUp(TaskBed bed)
    {
        while (await bed.TextIndex.StepAsync(default))
        {
            // Until there is nothing left.
        }
    }

    private static ICandidates? Find(TaskBed bed, string text)
    {
        using var connection = bed.Store.OpenReader();
        return bed.TextIndex.Find(connection, text, Everywhere);
    }

    private static List<long> Candidates(TaskBed bed, string text)
    {
        using var connection = bed.Store.OpenReader();
        var step = Find(bed, text)!.Next(connection, Everywhere, 1_000);
        Assert.Equal(0, step.Reached);
        return [.. step.Positions!.OrderDescending()];
    }

    private static List<long> InFile(TaskBed bed, string query)
    {
        using var connection = new SqliteConnection($"Data Source={TaskTextIndex.PathFor(bed.Sqlite)};Mode=ReadOnly;Pooling=false");
        connection.Open();
        return TextRows.Search(connection, query, Everywhere, 1_000);
    }
}
