using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>The document's ten routes below <c>/celery_manage</c>. Each is found with and without a trailing slash.</summary>
internal static class CeleryManageRoutes
{
    /// <summary>Registers what the handlers need.</summary>
    public static IServiceCollection AddCeleryManage(this IServiceCollection services) => services
        .AddSingleton<TaskCallReader>()
        .AddSingleton<PeriodicTaskCalls>();

    /// <summary>Maps the routes.</summary>
    public static void MapCeleryManage(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/celery_manage");
        routes.MapGet("tasks", TaskNames.Handle).Describe(TaskDocs.Tasks);
        routes.MapPost("async_apply_task", ApplyTask.HandleAsync).Describe(TaskDocs.ApplyTask);
        routes.MapPost("revoke_task", RevokeTaskRoute.HandleAsync).Describe(TaskDocs.RevokeTask).RefusesWith(RefusalForm.TextData);
        routes.MapPost("update_task", UpdateTaskRoute.HandleAsync).Describe(TaskDocs.UpdateTask);
        routes.MapGet("list_tasks", ListTasks.HandleAsync).Describe(TaskListDocs.ListTasks);
        routes.MapPost("add_periodic_task", AddPeriodicTask.HandleAsync).Describe(PeriodicTaskDocs.Add);
        routes.MapPost("delete_periodic_task", DeletePeriodicTaskRoute.HandleAsync).Describe(PeriodicTaskDocs.Delete);
        routes.MapPost("update_periodic_task", UpdatePeriodicTaskRoute.HandleAsync).Describe(PeriodicTaskDocs.Update);
        routes.MapGet("get_periodic_task", GetPeriodicTasks.ListAsync).Describe(PeriodicTaskListDocs.Get);
        routes.MapGet("get_task_name_list", GetPeriodicTasks.NamesAsync).Describe(PeriodicTaskListDocs.Names);
    }
}
