using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Api.Access;
using ActorScheduler.Gateway.Api.BulkOperations;
using ActorScheduler.Gateway.Api.Maintenance;
using ActorScheduler.Gateway.Api.PeriodicTasks;
using ActorScheduler.Gateway.Api.Queues;
using ActorScheduler.Gateway.Api.Schedules;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api;

/// <summary>The routes below <c>/api/v1</c>.</summary>
internal static class ApiRoutes
{
    private static readonly TagDoc Tasks = new("v1 tasks", "Submit, find, revoke, move and repeat tasks.");
    private static readonly TagDoc Queues = new("v1 queues", "What waits, and for whom.");
    private static readonly TagDoc PeriodicTasks = new("v1 periodic tasks", "Submit tasks again and again, by a crontab or an interval.");
    private static readonly TagDoc BulkOperations = new("v1 bulk operations", "Change many tasks with one request.");
    private static readonly TagDoc Maintenance = new("v1 maintenance", "Remove what is no longer needed, and copy the database.");

    private static readonly TagDoc Access = new("v1 access", "Who may do what: keys and their roles; who was not let in.");

    /// <summary>Maps the routes.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var routes = app.MapGroup("/api/v1").RefusesWith(RefusalForm.Plain);
        routes.AddEndpointFilter(NoParameters.CheckAsync);
        MapTasks(routes.Under(Tasks));
        MapQueues(routes.Under(Queues));
        MapPeriodicTasks(routes.Under(PeriodicTasks));
        MapBulkOperations(routes.Under(BulkOperations));
        MapMaintenance(routes.Under(Maintenance));
        MapAccess(routes.Under(Access));
    }

    private static void MapTasks(RouteGroupBuilder routes)
    {
        routes.MapGet("tasks", TaskListRoute.HandleAsync).Describe(TaskListDocs.List).Needs(AccessRight.See).ReadsMany();
        routes.MapPost("tasks", TaskSubmitRoute.HandleAsync).Describe(TaskDocs.Submit).Needs(AccessRight.Submit);
        routes.MapGet("tasks/counts", TaskCountsRoute.HandleAsync).Describe(TaskListDocs.Counts).Needs(AccessRight.See).ReadsMany();
        routes.MapPost("tasks/batch", TaskBatchRoute.HandleAsync).AddEndpointFilter(TaskBatchRoute.AllowLongBody).Describe(TaskDocs.SubmitBatch).Needs(AccessRight.Submit);
        routes.MapGet("tasks/{id}", TaskRoute.GetAsync).Describe(TaskDocs.Get).Needs(AccessRight.See);
        routes.MapGet("tasks/{id}/history", TaskHistoryRoute.HandleAsync).Describe(TaskListDocs.History).Needs(AccessRight.SeeHistory);
        routes.MapPost("tasks/{id}/revoke", TaskRoute.RevokeAsync).Describe(TaskDocs.Revoke).Needs(AccessRight.Operate);
        routes.MapPost("tasks/{id}/run-now", TaskMoveRoutes.RunNowAsync).Describe(TaskMoveDocs.RunNow).Needs(AccessRight.Operate);
        routes.MapPost("tasks/{id}/reschedule", TaskMoveRoutes.RescheduleAsync).Describe(TaskMoveDocs.Reschedule).Needs(AccessRight.Operate);
        routes.MapPost("tasks/{id}/retry", TaskMoveRoutes.RetryAsync).Describe(TaskMoveDocs.Retry).Needs(AccessRight.Operate);
    }

    private static void MapQueues(RouteGroupBuilder routes)
    {
        routes.MapGet("queues", QueueListRoute.HandleAsync).Describe(QueueListRoute.Doc).Needs(AccessRight.See).ReadsMany();
        routes.MapPost("queues/{name}/pause", HoldRoutes.PauseQueueAsync).Describe(HoldDocs.PauseQueue).Needs(AccessRight.Operate);
        routes.MapPost("queues/{name}/resume", HoldRoutes.ResumeQueueAsync).Describe(HoldDocs.ResumeQueue).Needs(AccessRight.Operate);
        routes.MapPost("task-types/{name}/pause", HoldRoutes.PauseTasksAsync).Describe(HoldDocs.PauseTasks).Needs(AccessRight.Operate);
        routes.MapPost("task-types/{name}/resume", HoldRoutes.ResumeTasksAsync).Describe(HoldDocs.ResumeTasks).Needs(AccessRight.Operate);
        routes.MapGet("holds", HoldRoutes.List).Describe(HoldDocs.List).Needs(AccessRight.See);
    }

    private static void MapPeriodicTasks(RouteGroupBuilder routes)
    {
        routes.MapGet("periodic-tasks", PeriodicTaskListRoute.HandleAsync).Describe(PeriodicTaskListDocs.List).Needs(AccessRight.See).ReadsMany();
        routes.MapPost("periodic-tasks", PeriodicTaskRoute.AddAsync).Describe(PeriodicTaskDocs.Add).Needs(AccessRight.Edit);
        routes.MapGet("periodic-tasks/{id}", PeriodicTaskRoute.GetAsync).Describe(PeriodicTaskDocs.Get).Needs(AccessRight.See);
        routes.MapPatch("periodic-tasks/{id}", PeriodicTaskRoute.UpdateAsync).Describe(PeriodicTaskDocs.Update).Needs(AccessRight.Edit);
        routes.MapDelete("periodic-tasks/{id}", PeriodicTaskRoute.DeleteAsync).Describe(PeriodicTaskDocs.Delete).Needs(AccessRight.Edit);
        routes.MapGet("periodic-tasks/{id}/history", PeriodicTaskPastRoutes.HistoryAsync).Describe(PeriodicTaskListDocs.History).Needs(AccessRight.SeeHistory).ReadsMany();
        routes.MapGet("periodic-tasks/{id}/occurrences", PeriodicTaskPastRoutes.OccurrencesAsync).Describe(PeriodicTaskListDocs.Occurrences).Needs(AccessRight.See).ReadsMany();
        routes.MapPost("schedules/preview", SchedulePreviewRoute.HandleAsync).Describe(SchedulePreviewDocs.Preview).Needs(AccessRight.See).ReadsMany();
        routes.MapGet("schedules/zone-data", ZoneDataRoute.Handle).Describe(ZoneDataRoute.Doc).Needs(AccessRight.See);
    }

    private static void MapBulkOperations(RouteGroupBuilder routes)
    {
        routes.MapPost("bulk-operations", BulkOperationStartRoute.HandleAsync).Describe(BulkOperationDocs.Start).Needs(AccessRight.Operate).ReadsMany();
        routes.MapGet("bulk-operations", BulkOperationRoutes.ListAsync).Describe(BulkOperationDocs.List).Needs(AccessRight.See).ReadsMany();
        routes.MapGet("bulk-operations/{id}", BulkOperationRoutes.GetAsync).Describe(BulkOperationDocs.Get).Needs(AccessRight.See);
        routes.MapPost("bulk-operations/{id}/cancel", BulkOperationRoutes.CancelAsync).Describe(BulkOperationDocs.Cancel).Needs(AccessRight.Operate);
    }

    private static void MapMaintenance(RouteGroupBuilder routes)
    {
        routes.MapPost("maintenance/retention", RetentionRoutes.StartAsync).Describe(RetentionDocs.Start).Needs(AccessRight.Administer).ReadsMany();
        routes.MapGet("maintenance/retention", RetentionRoutes.ShowAsync).Describe(RetentionDocs.Show).Needs(AccessRight.See);
        routes.MapPost("maintenance/backup", BackupRoutes.StartAsync).Describe(BackupDocs.Start).Needs(AccessRight.Administer);
        routes.MapGet("maintenance/backup", BackupRoutes.Show).Describe(BackupDocs.Show).Needs(AccessRight.See);
    }

    private static void MapAccess(RouteGroupBuilder routes)
    {
        routes.MapGet("access/me", AccessRoutes.Me).Describe(AccessDocs.Me).Needs(AccessRight.See);
        routes.MapGet("access/keys", AccessRoutes.ListAsync).Describe(AccessDocs.List).Needs(AccessRight.SeeAccess);
        routes.MapPost("access/keys", AccessRoutes.CreateAsync).Describe(AccessDocs.Create).Needs(AccessRight.Administer);
        routes.MapPost("access/keys/{id}/rotate", AccessRoutes.RotateAsync).Describe(AccessDocs.Rotate).Needs(AccessRight.Administer);
        routes.MapGet("access/sessions", SessionRoutes.ListAsync).Describe(SessionDocs.List).Needs(AccessRight.SeeAccess);
        routes.MapDelete("access/sessions/{id}", SessionRoutes.CloseAsync).Describe(SessionDocs.Close).Needs(AccessRight.Administer);
        routes.MapGet("access/refusals", RefusedAttemptsRoute.HandleAsync).Describe(AccessDocs.Refusals).Needs(AccessRight.SeeAccess).ReadsMany();
        routes.MapDelete("access/keys/{id}", AccessRoutes.RevokeAsync).Describe(AccessDocs.Revoke).Needs(AccessRight.Administer);
    }
}
