namespace ActorScheduler.Storage.Postgres.Journal.Failures;

/// <summary>The connection broke during a commit, and the database has said since that it did not happen: the transaction can be tried
/// again.</summary>
internal sealed class NotCommittedException(Exception innerException)
    : Exception($"The transaction was not committed: {innerException.Message}", innerException);
