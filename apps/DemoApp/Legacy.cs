using System.Text.Json;
using ActorScheduler.Authoring;

namespace DemoApp;

/// <summary>Tasks that keep the names they had in an older system.</summary>
public static class Legacy
{
    /// <summary>Logs its own id and attempt.</summary>
    [BackgroundTask(Name = "celery_manage.celery.debug_task")]
    public static void DebugTask([Args] JsonElement[] args, [Kwargs] IReadOnlyDictionary<string, JsonElement> kwargs, TaskContext context) =>
        DemoLog.Called(context, args.Length, kwargs.Count);

    /// <summary>Accepts any arguments and returns nothing.</summary>
    [BackgroundTask(Name = "cmdb_business_manage.tasks.test")]
    public static void Test([Args] JsonElement[] args, [Kwargs] IReadOnlyDictionary<string, JsonElement> kwargs, TaskContext context) =>
        DemoLog.Called(context, args.Length, kwargs.Count);
}
