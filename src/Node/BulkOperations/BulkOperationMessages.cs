using ActorScheduler.Contracts.Client;
using Akka.Actor;

namespace ActorScheduler.Node.BulkOperations;

/// <summary>A page of tasks that match was read.</summary>
internal sealed record PageRead(TaskPage Page) : INoSerializationVerificationNeeded;

/// <summary>The database could not be read; it is tried again.</summary>
internal sealed record PageNotRead(Exception Cause) : INoSerializationVerificationNeeded;
