using System.Globalization;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;

namespace ActorScheduler.Node.PeriodicTasks;

/// <summary>The call that one occurrence makes.</summary>
internal static class Occurrence
{
    /// <summary>
    /// The same occurrence is the same call, whatever was edited between two tries to submit it: its fingerprint is made of
    /// the periodic task and the due time alone.
    /// </summary>
    public static SubmitTask Of(long periodicTaskId, PeriodicTaskDefinition definition, DateTimeOffset nominal) => new(
        OccurrenceId.Of(periodicTaskId, nominal),
        new TaskSubmission
        {
            Name = definition.Task,
            ArgsJson = definition.ArgsJson,
            KwargsJson = definition.KwargsJson,
            Expires = definition.Expires,
            Queue = definition.Queue,
            Exchange = definition.Exchange,
            RoutingKey = definition.RoutingKey,
            Delivery = definition.Delivery,
            Retry = definition.Retry,
            PeriodicTaskId = periodicTaskId,
            Fingerprint = string.Create(CultureInfo.InvariantCulture, $"occurrence/{periodicTaskId}/{StoredTime.ToMicroseconds(nominal)}"),
        },
        Requester.OfPeriodicTask(periodicTaskId));
}
