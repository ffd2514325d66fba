namespace ActorScheduler.Journal.Projections;

/// <summary>A projection broke: a bug, not a refusal. The write of that actor is undone and fails; its neighbours commit.</summary>
/// <param name="projection">The name of the projection.</param>
/// <param name="persistenceId">Whose event it was given.</param>
/// <param name="sequenceNr">Which event it was given.</param>
/// <param name="innerException">What it threw.</param>
public sealed class ProjectionFailedException(string projection, string persistenceId, long sequenceNr, Exception innerException)
    : Exception($"Projection '{projection}' failed on event {sequenceNr} of '{persistenceId}': {innerException.Message}", innerException);
