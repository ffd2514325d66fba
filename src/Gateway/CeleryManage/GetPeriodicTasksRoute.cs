using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>GET get_periodic_task and get_task_name_list.</summary>
internal static class GetPeriodicTasksRoute
{
    /// <summary>The document's message.</summary>
    public const string DoneMessage = "查询成功";

    /// <summary>Answers get_periodic_task: every periodic task with all of its columns.</summary>
    public static async Task<IResult> ListAsync(HttpContext http, IPeriodicTaskQueries queries, SchedulerTimeZone zone, Concealment concealment)
    {
        var rows = await queries.ListAsync(http.RequestAborted);
        var views = rows.Select(row => CeleryPeriodicTask.Of(concealment.Shown(http, row), zone.Zone)).ToList();
        return JsonAnswer.Ok(new PeriodicTaskListAnswer(true, DoneMessage, views), CeleryManageJson.Wire.PeriodicTaskListAnswer);
    }

    /// <summary>Answers get_task_name_list: the names of the periodic tasks.</summary>
    public static async Task<IResult> NamesAsync(HttpContext http, IPeriodicTaskQueries queries)
    {
        var rows = await queries.ListAsync(http.RequestAborted);
        var names = rows.Select(row => row.State.Definition!.Name).ToList();
        return JsonAnswer.Ok(new MessageNamesAnswer(true, "", names), CeleryManageJson.Wire.MessageNamesAnswer);
    }
}

/// <summary>Every periodic task.</summary>
/// <param name="Status">Always true.</param>
/// <param name="Msg">That they were found.</param>
/// <param name="Data">The periodic tasks, by id.</param>
internal sealed record PeriodicTaskListAnswer(bool Status, string Msg, IReadOnlyList<CeleryPeriodicTask> Data);
