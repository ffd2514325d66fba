using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>An operation on many tasks, and a process that dies in the middle of it.</summary>
[Long("kills servers with 20,000 sleeping tasks")]
public sealed class BulkTests(ITestOutputHelper output) : ServerTest(output)
{
    private const int Tasks = 20_000;
    private const int BatchSize = 5_000;
    private const string Operation = "revoke-all";

    [Fact]
    public async Task Twenty_thousand_sleeping_tasks_are_revoked_once_each_although_the_server_is_killed_in_the_middle()
    {
        var server = await StartAsync();
        for (var batch = 0; batch < Tasks / BatchSize; batch++)
            await Submit(server, BatchSize);
        using (var started = await server.Client.PostAsync("api/v1/bulk-operations", new { action = "revoke", filter = new { state = "PENDING" }, id = Operation }))
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        // One that arrives later is none of the operation's.
        var late = await server.Client.SubmitAsync("demo_app.tasks.test", options: new { countdown = 86_400 });
        var atKill = await Progress(server, progress => progress.Processed >= Tasks / 10);
        await server.KillAsync();
        Assert.True(atKill.Processed < Tasks, "the operation had ended before the kill");

        server = await StartAsync();
        var ended = await Progress(server, progress => progress.State != "RUNNING");

        Assert.Equal(("SUCCESS", Tasks, Tasks, Tasks, 0, 0), (ended.State, ended.Matched, ended.Processed, ended.Changed, ended.Skipped, ended.Refused));
        var counts = (await server.Client.CountsAsync()).ByState;
        Assert.Equal((Tasks, 1), (counts["REVOKED"], counts["PENDING"]));
        Assert.Equal("PENDING", (await server.Client.FindAsync(late))!.State);
        Assert.Equal(0, await server.StopAsync(Soon));
        Assert.Equal((Tasks, Tasks), (Number("SELECT COUNT(*) FROM journal WHERE manifest = 'task-revoked.1'"), Number("SELECT COUNT(DISTINCT persistence_id) FROM journal WHERE manifest = 'task-revoked.1'")));
        Assert.Equal(1, Number("SELECT COUNT(*) FROM journal WHERE manifest = 'bulk-ended.1'"));
    }

    private static async Task Submit(ServerProcess server, int count)
    {
        var calls = Enumerable.Range(0, count).Select(_ => new { task = "demo_app.tasks.test", options = new { countdown = 86_400 } });
        using var answer = await server.Client.PostAsync("api/v1/tasks/batch", new { tasks = calls });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<BulkProgress> Progress(ServerProcess server, Func<BulkProgress, bool> isExpected) =>
        Eventually.Sees(() => Look(server), isExpected, 3 * Soon, "the operation goes on");

    private static async Task<BulkProgress> Look(ServerProcess server)
    {
        using var answer = await server.Client.GetAsync($"api/v1/bulk-operations/{Operation}");
        return (await answer.Content.ReadFromJsonAsync<BulkProgress>(JsonSerializerOptions.Web))!;
    }

    private long Number(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Data, "scheduler.db"),
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The test writes its statements itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private sealed record BulkProgress(string State, int Matched, int Processed, int Changed, int Skipped, int Refused);
}
