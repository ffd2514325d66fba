using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Maintenance;

/// <summary>POST and GET /api/v1/maintenance/backup: copies the database while it is written to, and shows how far the copy is.</summary>
internal static class BackupRoutes
{
    /// <summary>Begins a copy. Where it is written is for the operator to configure, not for a caller to choose.</summary>
    public static async Task<IResult> StartAsync(HttpContext http, IBackups backups)
    {
        if (await EmptyBody.RefusalOfAsync(http) is { } refusal)
            return refusal;
        if (!backups.IsSupported)
            return Refusals.NoBackup();
        return backups.Start() is { } started
            ? JsonAnswer.Accepted("/api/v1/maintenance/backup", BackupView.Of(started), ApiJson.Wire.BackupView)
            : Refusals.BackupRuns(backups.Status!.File);
    }

    /// <summary>Shows the copy that goes on, or the last one.</summary>
    public static IResult Show(HttpContext http, IBackups backups, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown([]);
        return query.Errors.IsEmpty ? JsonAnswer.Ok(BackupView.Of(backups.Status), ApiJson.Wire.BackupView) : Refusals.ParamsError(query.Errors);
    }
}
