using System.Text.Json;
using ActorScheduler.Harness.Processes;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests;

/// <summary>Settings reach the server by the command line and by the environment.</summary>
public sealed class ConfigurationTests(ITestOutputHelper output) : ServerTest(output)
{
    [Fact]
    public async Task The_command_line_says_where_it_listens_and_keeps_its_data()
    {
        var server = await StartAsync();
        using var tasks = await server.Client.GetAsync("celery_manage/tasks/");
        tasks.EnsureSuccessStatusCode();
        Assert.True(File.Exists(Path.Combine(Data, "scheduler.db")));
        Assert.Contains(server.Url.ToString().TrimEnd('/'), server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_environment_sets_the_time_zone()
    {
        const string zone = "Asia/Kathmandu";
        var server = await StartAsync(new ServerStart(Data) { Environment = new Dictionary<string, string> { ["Scheduler__TimeZone"] = zone } });

        using var answer = await server.Client.PostAsync(
            "api/v1/schedules/preview", new { crontab = new { minute = "0", hour = "6" }, from = "2026-01-01T00:00:00Z", count = 1 });
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        // 06:00 there is 00:15 UTC.
        Assert.Equal("2026-01-01T00:15:00Z", body.RootElement.GetProperty("next")[0].GetString());
        Assert.Contains(zone, server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_app_is_there_only_where_no_app_is_named()
    {
        await using var plain = await ServerProcess.StartAsync(new ServerStart(Folder.File("plain")));
        await using var named = await ServerProcess.StartAsync(
            new ServerStart(Folder.File("named")) { Arguments = ["--Scheduler:InstalledApps:1", BuiltPrograms.LedgerApp] });

        var tasks = await TasksOf(plain);
        Assert.Contains("demo_app.tasks.echo", tasks);
        Assert.DoesNotContain("demo_app.tasks.append_line", tasks);
        Assert.DoesNotContain(await TasksOf(named), name => name.StartsWith("demo_app.", StringComparison.Ordinal));
        Assert.Contains("ledger.lines.append", await TasksOf(named));
    }

    private static async Task<List<string>> TasksOf(ServerProcess server)
    {
        using var answer = await server.Client.GetAsync("celery_manage/tasks/");
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return [.. body.RootElement.GetProperty("data").EnumerateArray().Select(name => name.GetString()!)];
    }
}
