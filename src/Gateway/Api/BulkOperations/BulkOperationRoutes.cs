using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>GET /api/v1/bulk-operations, GET /api/v1/bulk-operations/{id} and POST /api/v1/bulk-operations/{id}/cancel.</summary>
internal static class BulkOperationRoutes
{
    /// <summary>Shows the operations, newest first.</summary>
    public static async Task<IResult> ListAsync(HttpContext http, IBulkOperations operations, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown(PageQuery.Names);
        var limit = PageQuery.Limit(query);
        var before = PageQuery.NumberCursor(query, CursorList.BulkOperations);
        if (!query.Errors.IsEmpty)
            return Refusals.ParamsError(query.Errors);
        var page = await operations.PageAsync(before, limit, http.RequestAborted);
        await PageAnswer.WriteAsync(http, page.Rows.Select(BulkOperationView.Of).ToList(), ApiJson.Wire.BulkOperationView, page.Next is { } next ? ListCursor.Text(CursorList.BulkOperations, next) : null);
        return Results.Empty;
    }

    /// <summary>Shows one.</summary>
    public static async Task<IResult> GetAsync(HttpContext http, string id, IBulkOperations operations, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown([]);
        return query.Errors.IsEmpty ? await ShowAsync(http, id, operations) : Refusals.ParamsError(query.Errors);
    }

    /// <summary>Ends one where it stands, and shows it.</summary>
    public static async Task<IResult> CancelAsync(HttpContext http, string id, IBulkOperations operations)
    {
        if (await EmptyBody.RefusalOfAsync(http) is { } refusal)
            return refusal;
        // An id that no row has is not asked for: it may be any text.
        if (await operations.FindAsync(id, http.RequestAborted) is null)
            return NotFound(id);
        return await operations.CancelAsync(id, http.RequestedBy(), http.RequestAborted) switch
        {
            BulkOperationAccepted => await ShowAsync(http, id, operations),
            BulkOperationRefused { Refusal: BulkOperationRefusal.AlreadyFinished } => Refusals.BulkOperationEnded(id),
            var other => throw new InvalidOperationException($"the cancellation of a bulk operation was answered by {other}"),
        };
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string id, IBulkOperations operations)
    {
        if (await operations.FindAsync(id, http.RequestAborted) is not { } row)
            return NotFound(id);
        return JsonAnswer.Ok(BulkOperationView.Of(row), ApiJson.Wire.BulkOperationView);
    }

    /// <summary>The refusal of an id that is not known.</summary>
    public static Refusal NotFound(string id) => Refusals.NotFound("id", id, "the id of a bulk operation; GET /api/v1/bulk-operations lists them");
}
