namespace ActorScheduler.Storage.Postgres.Journal.Failures;

/// <summary>The connection broke during a commit, and the database could not be asked in time whether it happened.</summary>
internal sealed class UnknownOutcomeException(Exception innerException)
    : Exception($"It is not known whether the transaction was committed: {innerException.Message}", innerException);
