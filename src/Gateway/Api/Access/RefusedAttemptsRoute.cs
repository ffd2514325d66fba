using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Access;

/// <summary>GET /api/v1/access/refusals: who was not let in, newest first.</summary>
internal static class RefusedAttemptsRoute
{
    /// <summary>Shows a page.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, IRefusalJournal journal, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown(PageQuery.Names);
        var limit = PageQuery.Limit(query);
        var before = PageQuery.NumberCursor(query, CursorList.RefusedAttempts);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        var page = await journal.PageAsync(before, limit, http.RequestAborted);
        await PageAnswer.WriteAsync(
            http, [.. page.Events.Select(RefusedAttemptsView.Of)], ApiJson.Wire.RefusedAttemptsView, page.Next is { } next ? ListCursor.Text(CursorList.RefusedAttempts, next) : null);
        return Results.Empty;
    }
}
