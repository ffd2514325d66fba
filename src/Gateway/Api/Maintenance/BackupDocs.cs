using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.Maintenance;

/// <summary>What the OpenAPI document says of the routes of backups.</summary>
internal static class BackupDocs
{
    private const string Running = """
        {"running": true, "file": "scheduler-20260101T000000.250Z.db", "started_at": "2026-01-01T00:00:00.250000Z", "finished_at": null, "copied_bytes": 0, "total_bytes": 0, "error": null}
        """;

    /// <summary>POST maintenance/backup.</summary>
    public static RouteDoc Start { get; } = new("v1_start_backup", "Copy the database",
        "Copies the SQLite file while the server works on it, into a new file of the folder of backups (`Scheduler:BackupDirectory`). The copy is consistent: it holds what was "
        + "stored when it began. Without a body it is the same as `{}`.")
    {
        Body = new BodyDoc(typeof(EmptyBody), new ExampleDoc("now", "{}")) { Required = false },
        Answers =
        [
            new(202, "The copy has begun; the header Location says where to see how far it is.", typeof(BackupView), new ExampleDoc("started", Running)),
            new(409, "Another copy goes on, or the database is no file.", typeof(RefusedAnswer), new ExampleDoc("running", """
                {"status": false, "msg": "a backup goes on", "errors": [{"field": "file", "given": "scheduler-20260101T000000.250Z.db", "allowed": "a start after this copy has ended; GET /api/v1/maintenance/backup shows it"}]}
                """)),
        ],
    };

    /// <summary>GET maintenance/backup.</summary>
    public static RouteDoc Show { get; } = new("v1_get_backup", "Show the copy of the database",
        "The copy that goes on, or the last one since the server began.")
    {
        RefusesParameters = true,
        Answers = [new(200, "The copy; nulls and zeros if there was none.", typeof(BackupView), new ExampleDoc("running", Running))],
    };
}
