using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>The document's ten routes below <c>/celery_manage</c>. Each is found with and without a trailing slash.</summary>
internal static class CeleryManageRoutes
{
    private static readonly TagDoc Tasks = new("celery task", "Tasks, in the form of the first clients.");
    private static readonly TagDoc PeriodicTasks = new("period task", "Periodic tasks, in the form of the first clients.");

    /// <summary>Maps the routes.</summary>
    public static void MapCeleryManage(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/celery_manage");
        MapTasks(routes.Under(Tasks));
        MapPeriodicTasks(routes.Under(PeriodicTasks));
    }

    private static void MapTasks(RouteGroupBuilder routes)
    {
        routes.MapGet("tasks", TaskNamesRoute.Handle).Describe(CeleryTaskDocs.Tasks);
        routes.MapPost("async_apply_task", ApplyTaskRoute.HandleAsync).Describe(CeleryTaskDocs.ApplyTask);
        routes.MapPost("revoke_task", RevokeTaskRoute.HandleAsync).Describe(CeleryTaskDocs.RevokeTask).RefusesWith(RefusalForm.TextData);
        routes.MapPost("update_task", UpdateTaskRoute.HandleAsync).Describe(CeleryTaskDocs.UpdateTask);
        routes.MapGet("list_tasks", ListTasksRoute.HandleAsync).Describe(CeleryTaskListDocs.ListTasks).ReadsMany();
    }

    private static void MapPeriodicTasks(RouteGroupBuilder routes)
    {
        routes.MapPost("add_periodic_task", AddPeriodicTaskRoute.HandleAsync).Describe(CeleryPeriodicTaskDocs.Add);
        routes.MapPost("delete_periodic_task", DeletePeriodicTaskRoute.HandleAsync).Describe(CeleryPeriodicTaskDocs.Delete);
        routes.MapPost("update_periodic_task", UpdatePeriodicTaskRoute.HandleAsync).Describe(CeleryPeriodicTaskDocs.Update);
        routes.MapGet("get_periodic_task", GetPeriodicTasksRoute.ListAsync).Describe(CeleryPeriodicTaskListDocs.Get).ReadsMany();
        routes.MapGet("get_task_name_list", GetPeriodicTasksRoute.NamesAsync).Describe(CeleryPeriodicTaskListDocs.Names);
    }
}
