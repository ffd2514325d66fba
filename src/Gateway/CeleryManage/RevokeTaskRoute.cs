using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST revoke_task: takes a task back, or several. No answer has other keys than status, msg and data.</summary>
internal static class RevokeTaskRoute
{
    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, ISchedulerClient client)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        IReadOnlyList<string> ids;
        bool isList, terminate;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors());
            isList = body.Value("id")?.ValueKind == JsonValueKind.Array;
            ids = TaskIdField.ReadOneOrMore(body);
            terminate = TaskRevocation.ReadTerminate(body);
            body.RefuseUnread(["id", .. TaskRevocation.Names]);
            body.RefuseTwice();
            if (!body.Errors.IsEmpty)
                return Refusals.ParamsError(body.Errors);
        }

        var outcomes = await Task.WhenAll(ids.Select(id => TaskRevocation.SendAsync(http, new RevokeTask(id, terminate, http.RequestedBy()), client)));
        var refusals = outcomes.Select(outcome => outcome.Refusal).OfType<Refusal>().ToList();
        if (refusals.Count == ids.Count)
            return refusals[0] with { Errors = [.. refusals.SelectMany(refusal => refusal.Errors).Take(InputErrors.Most)] };
        var message = MessageOf(outcomes.Count(outcome => outcome.Accepted?.StillRunning == true), refusals.Count);
        return isList
            ? JsonAnswer.Ok(
                new MessageNamesAnswer(true, message, [.. ids.Where((_, index) => outcomes[index].Accepted is not null)]), CeleryManageJson.Wire.MessageNamesAnswer)
            : JsonAnswer.Ok(new MessageDataAnswer(true, message, ids[0]), CeleryManageJson.Wire.MessageDataAnswer);
    }

    private static string MessageOf(int running, int refused) => (running, refused) switch
    {
        (0, 0) => "revoke ok",
        (_, 0) => "revoke ok: the running attempt goes on, no other follows it",
        _ => $"revoke ok, but {refused} of them are not known or have ended",
    };
}

/// <summary>Tasks were revoked.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Msg">What was done.</param>
/// <param name="Data">The task's id; for a list the ids of those that were revoked.</param>
internal sealed record RevokedAnswer([property: AllowedValues(true)] bool Status, string Msg, [property: Takes(typeof(string), typeof(string[]))] JsonElement Data);
