using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Http;
using ActorScheduler.Harness.Processes;
using ActorScheduler.Testing.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests.Golden;

/// <summary>A database that an earlier release left opens, answers as it did then, and the work in it goes on.</summary>
public sealed class GoldenDatabaseTests(ITestOutputHelper output) : ServerTest(output)
{
    // The nightly clean-up is overdue in every dump; without this it would take all ended tasks out of the lists.
    private static readonly string[] Settings = ["--Scheduler:TimeZone", "Asia/Shanghai", "--Scheduler:ResultExpires", "36500.00:00:00"];

    // Members that answers of /api/v1 have got since.
    private static readonly string[] Added = ["spec", "waiting_for"];

    public static TheoryData<string> Releases() => [.. GoldenRelease.Names];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_SQLite_file_of_an_earlier_release_is_read_and_goes_on(string release)
    {
        var golden = GoldenRelease.Of(release, "sqlite");
        Directory.CreateDirectory(Data);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "scheduler.db")};Pooling=false"))
            await LoadAsync(connection, golden);

        await ReadsAndGoesOnAsync(golden);
    }

    [SkippableTheory]
    [MemberData(nameof(Releases))]
    public async Task A_PostgreSQL_database_of_an_earlier_release_is_read_and_goes_on(string release)
    {
        RequirePostgres.OrSkip();
        var golden = GoldenRelease.Of(release, "postgresql");
        var server = SharedPostgres.Server;
        var database = server.CreateDatabase();
        try
        {
            var address = server.ConnectionString(database);
            await using (var connection = new NpgsqlConnection(address + ";Pooling=false"))
                await LoadAsync(connection, golden);

            await ReadsAndGoesOnAsync(golden, "--Scheduler:Storage", "postgresql", "--Scheduler:ConnectionString", address);
        }
        finally
        {
            server.DropDatabase(database);
        }
    }

    private static async Task LoadAsync(System.Data.Common.DbConnection connection, GoldenRelease golden)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are files of this repository.
        command.CommandText = golden.Dump;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task ReadsAndGoesOnAsync(GoldenRelease golden, params string[] storage)
    {
        string[] settings = [.. Settings, .. storage];
        var began = DateTimeOffset.UtcNow;
        var server = await StartAsync(settings);

        await AnswersAsThenAsync(server.Client, golden);
        await DoesWhatIsDueAsync(server.Client, began);
        await TakesCommandsForOldTasksAsync(server.Client);

        Assert.Equal(0, await server.StopAsync(Soon));
        var audit = await ProgramRun.OfAsync(["dotnet", BuiltPrograms.Node, "audit", "--Scheduler:DataDirectory", Data, .. settings], Soon);
        Assert.True(audit.ExitCode == 0, audit.Output);
    }

    private static async Task AnswersAsThenAsync(CeleryManageClient client, GoldenRelease golden)
    {
        foreach (var (path, answer) in golden.Answers())
        {
            var now = await TextAsync(client, path);
            // The routes of the first clients stay byte for byte; what those of /api/v1 had stays as it was, and they may get more.
            if (now != answer && path.TrimStart('/').StartsWith("api/v1", StringComparison.Ordinal))
                Assert.Equal($"{path}: {JsonNode.Parse(answer)!.ToJsonString()}", $"{path}: {WithoutAdded(now)}");
            else
                Assert.Equal($"{path}: {answer}", $"{path}: {now}");
        }
    }

    private static string WithoutAdded(string answer)
    {
        var json = JsonNode.Parse(answer)!;
        Remove(json);
        return json.ToJsonString();

        static void Remove(JsonNode? node)
        {
            foreach (var name in node is JsonObject ? Added : [])
                node!.AsObject().Remove(name);
            foreach (var inner in node switch { JsonObject members => members.Select(member => member.Value), JsonArray items => items, _ => [] })
                Remove(inner);
        }
    }

    private static async Task DoesWhatIsDueAsync(CeleryManageClient client, DateTimeOffset began)
    {
        await SeesAsync(client, "due-sleeps", "SUCCESS", attempt: 1);
        await SeesAsync(client, "due-asks-again", "SUCCESS", attempt: 2);
        await SeesAsync(client, "due-expires", "REVOKED", attempt: 0);
        await SeesAsync(client, "due-runs", "SUCCESS", attempt: 2);
        await SeesAsync(client, "due-runs-once", "FAILURE", attempt: 1);
        foreach (var name in (string[])["due", "due by crontab"])
        {
            await Eventually.Sees(
                () => PeriodicTaskAsync(client, name),
                row => row.GetProperty("last_run_at") is { ValueKind: JsonValueKind.String } last && last.GetDateTimeOffset() >= began,
                Soon,
                $"the periodic task '{name}' has run again");
        }
    }

    private static async Task TakesCommandsForOldTasksAsync(CeleryManageClient client)
    {
        await PostAsync(client, "api/v1/tasks/sleeps/run-now", new { }, HttpStatusCode.OK);
        await SeesAsync(client, "sleeps", "SUCCESS", attempt: 1);
        await PostAsync(client, "api/v1/tasks/retry-waits/revoke", new { }, HttpStatusCode.OK);
        await SeesAsync(client, "retry-waits", "REVOKED", attempt: 1);
        await PostAsync(client, "api/v1/tasks/fails/retry", new { }, HttpStatusCode.OK);
        await SeesAsync(client, "fails", "FAILURE", attempt: 2);
        await PostAsync(client, "api/v1/bulk-operations", new { id = "afterwards", action = "revoke", filter = new { queue = "mail", state = "PENDING" } }, HttpStatusCode.Accepted);
        await SeesAsync(client, "mail-4", "REVOKED", attempt: 0);
        Assert.True((await client.UpdatePeriodicAsync(new { id = 3, enabled = true })).Status);
        Assert.True((await client.DeletePeriodicAsync(6)).Status);
    }

    private static Task<JsonElement> SeesAsync(CeleryManageClient client, string id, string state, int attempt) => Eventually.Sees(
        async () => JsonDocument.Parse(await TextAsync(client, $"api/v1/tasks/{id}")).RootElement,
        task => task.GetProperty("state").GetString() == state && task.GetProperty("attempt").GetInt32() == attempt,
        Soon,
        $"{id} is {state} at attempt {attempt}");

    private static async Task<JsonElement> PeriodicTaskAsync(CeleryManageClient client, string name) =>
        JsonDocument.Parse(await TextAsync(client, "api/v1/periodic-tasks")).RootElement.GetProperty("data").EnumerateArray().Single(row => row.GetProperty("name").GetString() == name);

    private static async Task<string> TextAsync(CeleryManageClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task PostAsync(CeleryManageClient client, string path, object body, HttpStatusCode expected)
    {
        using var response = await client.PostAsync(path, body);
        Assert.True(response.StatusCode == expected, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }
}
