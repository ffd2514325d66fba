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
    /// <param name="periodicTaskId">The periodic task.</param>
    /// <param name="definition">What it calls.</param>
    /// <param name="queue">The queue that the call goes to.</param>
    /// <param name="nominal">When it was due.</param>
    public static SubmitTask Of(long periodicTaskId, PeriodicTaskDefinition definition, string? queue, DateTimeOffset nominal) => new(
        OccurrenceId.Of(periodicTaskId, nominal),
        new TaskSubmission
        {
            Name = definition.Task,
            ArgsJson = definition.ArgsJson,
            KwargsJson = definition.KwargsJson,
            Expires = definition.Expires,
            Queue = queue,
            Exchange = definition.Exchange,
            RoutingKey = definition.RoutingKey,
            Delivery = definition.Delivery,
            Retry = definition.Retry,
            PeriodicTaskId = periodicTaskId,
            Fingerprint = string.Create(CultureInfo.InvariantCulture, $"occurrence/{periodicTaskId}/{StoredTime.ToMicroseconds(nominal)}"),
        },
        Requester.OfPeriodicTask(periodicTaskId));
}
