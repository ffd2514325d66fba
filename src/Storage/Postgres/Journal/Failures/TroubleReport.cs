using ActorScheduler.Journal.Store;
using ActorScheduler.Journal.Writing;
using Microsoft.Extensions.Logging;

namespace ActorScheduler.Storage.Postgres.Journal.Failures;

/// <summary>Turns what happens to the writer into health and log lines, each piece of news once.</summary>
internal sealed class TroubleReport(string journal, HealthState health, ILogger logger)
{
    /// <summary>A transaction could not be written and its writers are told.</summary>
    internal JournalUnavailableException Failed(Exception cause)
    {
        var failure = PostgresErrors.Unavailable(journal, "written", cause);
        Note(failure);
        return failure;
    }

    /// <summary>Another attempt follows. Readiness must not wait until patience is used up; other transactions in the way are no trouble.</summary>
    internal void Retried(Exception cause)
    {
        if (!cause.IsContention())
            Note(PostgresErrors.Unavailable(journal, "written", cause));
    }

    /// <summary>One item broke its transaction in a way that nobody foresaw; the storage is well.</summary>
    internal JournalUnavailableException Unexpected(Exception cause)
    {
        var failure = PostgresErrors.Unavailable(journal, "written", cause);
        logger.LogError(failure, "The journal {Journal} could not do a piece of work", journal);
        return failure;
    }

    /// <summary>A transaction is durable.</summary>
    internal void Succeeded()
    {
        if (health.Record(null))
            logger.LogInformation("The journal {Journal} can be written again", journal);
    }

    private void Note(JournalUnavailableException failure)
    {
        if (health.Record(failure.Message))
            logger.LogError(failure, "The journal {Journal} cannot be written; it is tried again", journal);
    }
}
