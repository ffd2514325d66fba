namespace ActorScheduler.Contracts.Serialization;

/// <summary>Another node sent a message under a name that this release does not know: the other one is newer.</summary>
public sealed class UnknownMessageException(string manifest) : Exception(
    $"Another node sent a message of the manifest '{manifest}', which this release does not know. That node runs a newer release; the message is dropped.");
