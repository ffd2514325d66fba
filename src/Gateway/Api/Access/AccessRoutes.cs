using System.Text.Json;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;
using NodaTime;

namespace ActorScheduler.Gateway.Api.Access;

/// <summary>The routes below /api/v1/access: who the caller is, and the keys.</summary>
internal static class AccessRoutes
{
    private const string Name = "name";
    private const string Roles = "roles";
    private const string Tasks = "tasks";
    private const string Queues = "queues";
    private const string Expires = "expires";

    private const string ExpiresAllowed = "a date that is to come, such as \"2030-01-31 00:00:00\"";

    private static readonly string[] Known = [Name, Roles, Tasks, Queues, Expires];

    /// <summary>GET me: who calls.</summary>
    public static IResult Me(HttpContext http, SchedulerTimeZone zone)
    {
        if (Unread(http, zone) is { } refusal)
            return refusal;
        var caller = Caller.Of(http);
        return JsonAnswer.Ok(
            caller.Identity is { } identity
                ? new AccessMe(identity.Name, identity.Via, [.. identity.Roles.Select(AccessRoles.NameOf)], [.. identity.Tasks], [.. identity.Queues], identity.Expires)
                : new AccessMe(null, null, [AccessRoles.NameOf(AccessRole.Admin)], [], [], null),
            ApiJson.Wire.AccessMe);
    }

    /// <summary>GET keys: all keys.</summary>
    public static async Task<IResult> ListAsync(HttpContext http, KnownKeys keys, SchedulerTimeZone zone)
    {
        if (Unread(http, zone) is { } refusal)
            return refusal;
        await keys.RefreshAsync(http.RequestAborted);
        return JsonAnswer.Ok(new AccessKeyList([.. keys.All.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal).Select(AccessKeyView.Of)]), ApiJson.Wire.AccessKeyList);
    }

    /// <summary>POST keys: makes one.</summary>
    public static async Task<IResult> CreateAsync(HttpContext http, AccessChanges changes, KnownKeys keys, SchedulerTimeZone zone, TimeProvider time)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        AccessKeyRequest? request;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            request = Read(body, zone.Zone, time.GetUtcNow());
            if (request is null)
                return Refusals.ParamsError(body.Errors);
        }

        var change = await changes.CreateAsync(request, http.RequestedBy(), http.RequestAborted);
        await keys.RefreshAsync(http.RequestAborted);
        return change is { Key: { } key, Text: { } text }
            ? JsonAnswer.Created("/api/v1/access/keys", new AccessKeySecret(text.ToString(), AccessKeyView.Of(key)), ApiJson.Wire.AccessKeySecret)
            : Refusals.Taken("name", Name, request.Name, "a name that no other key has which is not revoked");
    }

    /// <summary>POST keys/{id}/rotate: gives one another secret.</summary>
    public static async Task<IResult> RotateAsync(HttpContext http, string id, AccessChanges changes, KnownKeys keys)
    {
        if (await EmptyBody.RefusalOfAsync(http) is { } refusal)
            return refusal;
        var change = await changes.RotateAsync(id, http.RequestedBy(), http.RequestAborted);
        await keys.RefreshAsync(http.RequestAborted);
        return change is { Key: { } key, Text: { } text }
            ? JsonAnswer.Ok(new AccessKeySecret(text.ToString(), AccessKeyView.Of(key)), ApiJson.Wire.AccessKeySecret)
            : RefusalOf(id, change);
    }

    /// <summary>DELETE keys/{id}: revokes one for good.</summary>
    public static async Task<IResult> RevokeAsync(HttpContext http, string id, AccessChanges changes, KnownKeys keys)
    {
        var change = await changes.RevokeAsync(id, http.RequestedBy(), http.RequestAborted);
        await keys.RefreshAsync(http.RequestAborted);
        return change.Key is { } key ? JsonAnswer.Ok(AccessKeyView.Of(key), ApiJson.Wire.AccessKeyView) : RefusalOf(id, change);
    }

    private static Refusal RefusalOf(string id, AccessChange change) => change.Refusal == AccessRefusal.Revoked
        ? Refusals.TaskConflict("the key is revoked", "id", id, "the id of a key that is not revoked")
        : Refusals.NotFound("id", id, "the id of a key; GET /api/v1/access/keys lists them");

    private static Refusal? Unread(HttpContext http, SchedulerTimeZone zone)
    {
        var query = new QueryFields(http.Request.Query, zone.Zone);
        query.RefuseUnknown([]);
        return query.Errors.IsEmpty ? null : Refusals.ParamsError(query.Errors);
    }

    private static AccessKeyRequest? Read(JsonFields body, DateTimeZone zone, DateTimeOffset now)
    {
        var name = body.Text(Name, AccessKeyRequest.NameAllowed) ?? "";
        if (body.Errors.IsEmpty && !AccessKeyRequest.IsName(name))
            body.Wrong(Name, AccessKeyRequest.NameAllowed);
        var roles = new List<AccessRole>();
        var allowed = $"a list of at least one of {AccessRoles.Names}";
        foreach (var roleName in Texts(body, Roles, allowed))
        {
            if (AccessRoles.TryFind(roleName, out var role) && !roles.Contains(role))
                roles.Add(role);
            else
                body.Errors.Add(Roles, roleName, $"each once of {AccessRoles.Names}");
        }

        if (roles.Count == 0 && body.Errors.IsEmpty)
            body.Wrong(Roles, allowed);
        var tasks = Patterns(body, Tasks, AccessKeyRequest.TasksAllowed);
        var queues = Patterns(body, Queues, AccessKeyRequest.QueuesAllowed);
        // Empty would be for ever, which nobody means who writes the field.
        DateTimeOffset? expires = null;
        if (body.Text(Expires, ExpiresAllowed) is { } text)
        {
            if (SchedulerDates.TryParse(text, zone, out var date) && date > now)
                expires = date;
            else
                body.Wrong(Expires, ExpiresAllowed);
        }

        body.RefuseUnread(Known);
        body.RefuseNullAndTwice();
        return body.Errors.IsEmpty ? new AccessKeyRequest(name, [.. roles], [.. tasks], expires) { Queues = [.. queues] } : null;
    }

    // An empty list would be a key for everything, which nobody means who writes the field.
    private static List<string> Patterns(JsonFields body, string field, string allowed)
    {
        var patterns = Texts(body, field, allowed);
        if (!AccessKeyRequest.ArePatterns(patterns) || body.Value(field) is { ValueKind: JsonValueKind.Array } given && given.GetArrayLength() == 0)
            body.Wrong(field, allowed);
        return patterns;
    }

    private static List<string> Texts(JsonFields body, string field, string allowed)
    {
        var texts = new List<string>();
        if (body.Value(field, JsonValueKind.Array, allowed) is not { } array)
            return texts;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && JsonText.Of(item) is { } text && PrintableText.IsName(text, 200))
                texts.Add(text);
            else
                body.Errors.Add(field, item.GetRawText(), allowed);
        }

        return texts;
    }
}
