using System.Text.Json;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>A backup while tasks are submitted, and a start from it.</summary>
public sealed class BackupTests(ITestOutputHelper output) : ServerTest(output)
{
    [Fact]
    public async Task A_server_started_from_a_backup_knows_what_was_stored_when_it_began_and_runs_what_was_waiting()
    {
        var server = await StartAsync("--Scheduler:BackupDirectory", Folder.File("backups"));
        var ended = await server.Client.SubmitAsync("demo_app.tasks.echo", new { name = "cc" });
        await server.Client.SeesState(ended, "SUCCESS", Soon);
        var waiting = await server.Client.SubmitAsync(LineCounter.Task, Lines.Writes("waiting"), new { countdown = 3600 });

        using var started = await server.Client.PostAsync("api/v1/maintenance/backup", new { });
        Assert.Equal(202, (int)started.StatusCode);
        var copy = await Eventually.Sees(() => BackupOf(server), view => !view.GetProperty("running").GetBoolean(), Soon, "the backup has ended");
        Assert.Equal(JsonValueKind.Null, copy.GetProperty("error").ValueKind);
        var later = await server.Client.SubmitAsync("demo_app.tasks.echo", new { name = "later" });
        await server.KillAsync();

        Directory.CreateDirectory(Folder.File("restored"));
        File.Copy(Path.Combine(Folder.File("backups"), copy.GetProperty("file").GetString()!), Path.Combine(Folder.File("restored"), "scheduler.db"));
        var restored = await StartAsync(new ServerStart(Folder.File("restored")));

        Assert.Equal("SUCCESS", (await restored.Client.FindAsync(ended))!.State);
        Assert.Null(await restored.Client.FindAsync(later));
        using var moved = await restored.Client.PostAsync($"api/v1/tasks/{waiting}/run-now", new { });
        Assert.True(moved.IsSuccessStatusCode);
        await restored.Client.SeesState(waiting, "SUCCESS", Soon);
        Assert.Equal(["waiting"], Lines.Read());
    }

    private static async Task<JsonElement> BackupOf(ServerProcess server)
    {
        using var answer = await server.Client.GetAsync("api/v1/maintenance/backup");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
