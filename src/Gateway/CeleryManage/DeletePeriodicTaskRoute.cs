using System.Globalization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>POST delete_periodic_task. All three answers are the document's, key for key.</summary>
internal static class DeletePeriodicTaskRoute
{
    /// <summary>The document's message.</summary>
    public const string DoneMessage = "delete ok";

    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, ISchedulerClient client)
    {
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        long id;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors());
            if (PeriodicTaskId.Read(body) is not { } given)
                return Refusals.DocumentedParamsError(body.Errors);
            id = given;
        }

        if (id < 1)
            return NotFound(id);
        return await SendAsync(http, id, client) ?? JsonAnswer.Ok(new MessageAnswer(true, DoneMessage), GatewayJson.Wire.MessageAnswer);
    }

    /// <summary>Deletes the periodic task.</summary>
    /// <returns>Null, or the refusal of its id.</returns>
    public static async Task<IResult?> SendAsync(HttpContext http, long id, ISchedulerClient client) =>
        await client.DeletePeriodicAsync(id, http.RequestedBy(), http.RequestAborted) switch
        {
            PeriodicTaskAccepted => null,
            PeriodicTaskRefused { Refusal: PeriodicTaskRefusal.Unknown } => NotFound(id),
            var other => throw UnexpectedReply.To(nameof(DeletePeriodicTaskRoute), other),
        };

    private static Refusal NotFound(long id) => Refusals.NotFound(
        "id", id.ToString(CultureInfo.InvariantCulture), "the id of a periodic task that is not deleted", RefusalForm.MessageOnly);
}
