using ActorScheduler.Authoring;
using Microsoft.Extensions.Logging;

namespace DemoApp;

internal static partial class DemoLog
{
    public static void Called(TaskContext context, int args, int kwargs) =>
        Called(context.Logger, context.Name, context.TaskId, context.Attempt, args, kwargs);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Name}[{TaskId}] attempt {Attempt}, {Args} args, {Kwargs} kwargs")]
    private static partial void Called(ILogger logger, string name, string taskId, int attempt, int args, int kwargs);
}
