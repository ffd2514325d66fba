using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Retention;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Maintenance;

/// <summary>What retention costs an SQLite file: pages are used again, and nothing is found by reading a whole table.</summary>
public sealed class RetentionCostTests
{
    [Fact]
    public async Task The_file_reuses_what_was_freed()
    {
        await using var bed = RetentionBed.New(StoreKind.Sqlite);
        await FillAsync(bed, "old", 600);
        var pages = bed.Bed.Number("PRAGMA page_count");
        await bed.RemoveAsync(Histories.Start.AddDays(9));
        Assert.InRange(bed.Bed.Number("PRAGMA freelist_count"), pages / 2, pages);

        await FillAsync(bed, "new", 500);

        Assert.Equal(pages, bed.Bed.Number("PRAGMA page_count"));
    }

    [Theory]
    [InlineData(true, "SEARCH tasks USING INDEX tasks_by_finish (finished_at>? AND finished_at<?)")]
    [InlineData(false, "SEARCH expired_tasks USING PRIMARY KEY (finished_at>? AND finished_at<?)")]
    public async Task What_is_old_is_found_by_an_index(bool isListed, string step)
    {
        await using var bed = new NodeBed();
        using var connection = bed.Store.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + OldTaskReader.Query(bed.Store.Dialect, isListed ? OldTaskSource.Listed : OldTaskSource.Expired);
        foreach (var name in new[] { "@limit", "@finished_at", "@id", "@count" })
            command.Add(name, 1L);
        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
            plan.Add(reader.GetString(3));

        Assert.Contains(step, plan);
        Assert.DoesNotContain(plan, other => other.StartsWith("SCAN", StringComparison.Ordinal));
    }

    private static async Task FillAsync(RetentionBed bed, string prefix, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await bed.Writer.Do(new SubmitTask($"{prefix}-{i}", Samples.Call()), Histories.Start);
            await bed.Writer.Do(new RevokeTask($"{prefix}-{i}", false), Histories.Start);
        }
    }
}
