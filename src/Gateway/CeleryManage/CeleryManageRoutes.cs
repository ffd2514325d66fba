using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;
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
        routes.MapGet("tasks", TaskNamesRoute.Handle).Describe(CeleryTaskDocs.Tasks).Needs(AccessRight.See);
        routes.MapPost("async_apply_task", ApplyTaskRoute.HandleAsync).Describe(CeleryTaskDocs.ApplyTask).Needs(AccessRight.Submit);
        routes.MapPost("revoke_task", RevokeTaskRoute.HandleAsync).Describe(CeleryTaskDocs.RevokeTask).Needs(AccessRight.Operate).RefusesWith(RefusalForm.TextData);
        routes.MapPost("update_task", UpdateTaskRoute.HandleAsync).Describe(CeleryTaskDocs.UpdateTask).Needs(AccessRight.Submit | AccessRight.Operate);
        routes.MapGet("list_tasks", ListTasksRoute.HandleAsync).Describe(CeleryTaskListDocs.ListTasks).Needs(AccessRight.See).ReadsMany();
    }

    private static void MapPeriodicTasks(RouteGroupBuilder routes)
    {
        routes.MapPost("add_periodic_task", AddPeriodicTaskRoute.HandleAsync).Describe(CeleryPeriodicTaskDocs.Add).Needs(AccessRight.Edit);
        routes.MapPost("delete_periodic_task", DeletePeriodicTaskRoute.HandleAsync).Describe(CeleryPeriodicTaskDocs.Delete).Needs(AccessRight.Edit);
        routes.MapPost("update_periodic_task", UpdatePeriodicTaskRoute.HandleAsync).Describe(CeleryPeriodicTaskDocs.Update).Needs(AccessRight.Edit);
        routes.MapGet("get_periodic_task", GetPeriodicTasksRoute.ListAsync).Describe(CeleryPeriodicTaskListDocs.Get).Needs(AccessRight.See).ReadsMany();
        routes.MapGet("get_task_name_list", GetPeriodicTasksRoute.NamesAsync).Describe(CeleryPeriodicTaskListDocs.Names).Needs(AccessRight.See);
    }
}
