using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>GET /api/v1/tasks/counts: how many tasks there are in each state and under each name.</summary>
internal static class TaskCountsRoute
{
    /// <summary>Answers the request.</summary>
    public static async Task<IResult> HandleAsync(HttpContext http, ITaskQueries queries)
    {
        var counts = await queries.CountAsync(http.RequestAborted);
        return JsonAnswer.Ok(new TaskCountsAnswer(counts.ByState, counts.ByName), ApiJson.Wire.TaskCountsAnswer);
    }
}

/// <summary>How many tasks there are.</summary>
/// <param name="ByState">In each state.</param>
/// <param name="ByName">Under each name.</param>
internal sealed record TaskCountsAnswer(IReadOnlyDictionary<string, long> ByState, IReadOnlyDictionary<string, long> ByName);
