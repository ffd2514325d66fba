namespace ActorScheduler.Contracts.Serialization;

/// <summary>An event was stored under a name that this release does not know: it was written by a newer one.</summary>
public sealed class UnknownManifestException(string manifest) : Exception(
    $"The journal holds an event of the manifest '{manifest}', which this release does not know. A newer release wrote it; run that one.");
