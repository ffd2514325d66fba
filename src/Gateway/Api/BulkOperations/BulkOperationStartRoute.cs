using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;
using NodaTime;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>
/// POST /api/v1/bulk-operations: does something to all tasks that match a filter. With <c>dry_run</c> it only says how many those are and shows
/// some; without it the operation is durable when the answer, 202, is given.
/// </summary>
internal static class BulkOperationStartRoute
{
    private const int SampleSize = 10;
    private const int LongestId = 100;
    private const string Id = "id";
    private const string All = "all";
    private const string DryRun = "dry_run";

    private static readonly string[] Known = [.. BulkActionFields.Names, "filter", All, DryRun, Id];

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(
        HttpContext http, IBulkOperations operations, ITaskQueries tasks, IIdSource ids, SchedulerTimeZone zone)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        BulkCall call;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            if (Read(body, ids, zone.Zone) is not { } read)
                return Refusals.ParamsError(body.Errors);
            call = read;
        }

        return call.IsDryRun ? await ShowMatchingAsync(http, call, tasks) : await StartAsync(http, call, operations);
    }

    private static BulkCall? Read(JsonFields body, IIdSource ids, DateTimeZone zone)
    {
        var action = BulkActionFields.Read(body, zone);
        var before = body.Errors.Noted;
        var filter = BulkFilterFields.Read(body, zone);
        var all = body.Flag(All) ?? false;
        if (body.Errors.Noted == before && (filter == TaskFilter.All) != all)
        {
            if (all)
                body.Wrong(All, "nothing beside a filter: every task, or those that match");
            else
                body.Errors.Add("filter", null, "at least one condition; or \"all\": true for every task");
        }

        var isDryRun = body.Flag(DryRun) ?? false;
        var id = body.Value(Id) is null ? ids.NewId() : IdOf(body);
        body.RefuseUnread(Known);
        body.RefuseNullAndTwice();
        return body.Errors.IsEmpty ? new BulkCall(id!, action!, filter, isDryRun) : null;
    }

    private static string? IdOf(JsonFields body)
    {
        const string allowed = "an id of letters, digits, '-', '_' and '.', other than . and ..: the same call under it is the same operation";
        if (body.RequiredText(Id, LongestId, allowed) is not { } id)
            return null;
        if (id is not ("." or "..") && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
            return id;
        body.Wrong(Id, allowed);
        return null;
    }

    private static async Task<IResult> StartAsync(HttpContext http, BulkCall call, IBulkOperations operations)
    {
        var reply = await operations.StartAsync(call.Id, call.Action, call.Filter, http.RequestedBy(), http.RequestAborted);
        if (reply is BulkOperationRefused { Refusal: BulkOperationRefusal.IdTaken })
            return Refusals.Taken("id", Id, call.Id, "an id that no other operation was started under; the same call again is accepted");
        if (reply is not BulkOperationAccepted)
            throw new InvalidOperationException($"the start of a bulk operation was answered by {reply}");
        return await operations.FindAsync(call.Id, http.RequestAborted) is { } row
            ? JsonAnswer.Accepted($"/api/v1/bulk-operations/{call.Id}", BulkOperationView.Of(row), ApiJson.Wire.BulkOperationView)
            : BulkOperationRoutes.NotFound(call.Id);
    }

    // Each page is bounded; a filter that few tasks match may need some of them.
    private static async Task<IResult> ShowMatchingAsync(HttpContext http, BulkCall call, ITaskQueries tasks)
    {
        var matched = await tasks.CountMatchingAsync(call.Filter, http.RequestAborted);
        var sample = new List<TaskRow>();
        TaskCursor? after = null;
        do
        {
            var page = await tasks.PageAsync(call.Filter, after, SampleSize - sample.Count, http.RequestAborted);
            sample.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null && sample.Count < Math.Min(SampleSize, matched));
        await PageAnswer.WriteAsync(http, (matched, sample), (json, found) =>
        {
            json.WriteStartObject();
            json.WriteBoolean("dry_run"u8, true);
            json.WriteNumber("matched"u8, found.matched);
            json.WriteStartArray("sample"u8);
            foreach (var row in found.sample)
                TaskJson.Write(json, row);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        return Results.Empty;
    }

    private sealed record BulkCall(string Id, BulkAction Action, TaskFilter Filter, bool IsDryRun);
}
