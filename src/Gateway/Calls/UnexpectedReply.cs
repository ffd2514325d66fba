using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Calls;

/// <summary>What to make of a reply that is no answer to the command.</summary>
internal static class UnexpectedReply
{
    /// <summary>A journal that failed is a 503, anything else a bug.</summary>
    public static Exception To(string command, object reply) => reply switch
    {
        TaskOutcomeUnknown unknown => new SchedulerUnavailableException("The journal could not store the command.") { Detail = unknown.Reason },
        PeriodicTaskOutcomeUnknown unknown => new SchedulerUnavailableException("The journal could not store the command.") { Detail = unknown.Reason },
        _ => new InvalidOperationException($"{command} was answered by {reply}"),
    };
}
