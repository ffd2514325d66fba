using System.Globalization;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>Deletes a periodic task.</summary>
internal static class PeriodicTaskDeletion
{
    /// <summary>Deletes the periodic task.</summary>
    /// <returns>Null, or the refusal of its id.</returns>
    public static async Task<IResult?> SendAsync(HttpContext http, long id, ISchedulerClient client, IPeriodicTaskQueries queries)
    {
        var caller = Caller.Of(http);
        if (!caller.MayCallAll
            && await queries.FindAsync(id, http.RequestAborted) is { State.Definition: { } definition }
            && caller.RefusalOfSchedule(definition.Task) is { } forbidden)
        {
            return forbidden;
        }

        return await client.DeletePeriodicAsync(id, http.RequestedBy(), http.RequestAborted) switch
        {
            PeriodicTaskAccepted => null,
            PeriodicTaskRefused { Refusal: PeriodicTaskRefusal.Unknown } => NotFound(id),
            var other => throw UnexpectedReply.To(nameof(PeriodicTaskDeletion), other),
        };
    }

    /// <summary>The refusal of an id that is not known.</summary>
    public static Refusal NotFound(long id) => Refusals.NotFound(
        "id", id.ToString(CultureInfo.InvariantCulture), "the id of a periodic task that is not deleted", RefusalForm.MessageOnly);
}
