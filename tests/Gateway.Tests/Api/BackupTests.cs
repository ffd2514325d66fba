using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Api;

public sealed class BackupTests : IAsyncLifetime
{
    private const string Path = "/api/v1/maintenance/backup";

    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Before_the_first_there_is_none() =>
        (await _server.GetAsync(Path)).Is(200, """
            {"running": false, "file": null, "started_at": null, "finished_at": null, "copied_bytes": 0, "total_bytes": 0, "error": null}
            """);

    [Fact]
    public async Task One_is_begun_and_shown_until_it_has_ended()
    {
        (await _server.PostAsync(Path, "{}")).Is(202, """
            {"running": true, "file": "scheduler-1.db", "started_at": "2026-01-01T00:00:00.000000Z", "finished_at": null, "copied_bytes": 0, "total_bytes": 0, "error": null}
            """);
        (await _server.PostAsync(Path, "{}")).Is(409, """
            {"status": false, "msg": "a backup goes on", "errors": [{"field": "file", "given": "scheduler-1.db", "allowed": "a start after this copy has ended; GET /api/v1/maintenance/backup shows it"}]}
            """);

        var backups = _server.Scheduler.Backups;
        backups.Status = backups.Status! with { FinishedAt = backups.Status.StartedAt.AddSeconds(2), CopiedBytes = 4096, TotalBytes = 4096 };

        (await _server.GetAsync(Path)).Is(200, """
            {"running": false, "file": "scheduler-1.db", "started_at": "2026-01-01T00:00:00.000000Z", "finished_at": "2026-01-01T00:00:02.000000Z", "copied_bytes": 4096, "total_bytes": 4096, "error": null}
            """);
    }

    [Fact]
    public async Task A_caller_does_not_choose_where_it_is_written()
    {
        Assert.Equal(400, (await _server.PostAsync(Path, """{"into": "/etc/passwd"}""")).Status);
        Assert.Null(_server.Scheduler.Backups.Status);
    }

    [Fact]
    public async Task A_database_server_has_tools_of_its_own()
    {
        _server.Scheduler.Backups.IsSupported = false;

        (await _server.PostAsync(Path, "{}")).Is(409, """
            {"status": false, "msg": "the database is a server, which has tools of its own for backups, such as pg_dump and pg_basebackup", "errors": []}
            """);
    }
}
