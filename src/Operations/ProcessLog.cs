using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Operations;

/// <summary>The log of a process: one line each on the console, with the time.</summary>
public static class ProcessLog
{
    /// <summary>Replaces the default logging. It registers a <see cref="StartupErrorFilter"/>: tell it when the process has started.</summary>
    /// <param name="logging">Where to.</param>
    public static void AddProcessLog(this ILoggingBuilder logging)
    {
        ArgumentNullException.ThrowIfNull(logging);
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff ";
        });
        var filter = new StartupErrorFilter();
        logging.Services.AddSingleton(filter);
        logging.AddFilter(StartupErrorFilter.Category, filter.Passes);
    }
}
