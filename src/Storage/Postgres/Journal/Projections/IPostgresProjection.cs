using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Journal.Projections;

/// <summary>A read model in PostgreSQL that is updated in the transaction of the events, a whole batch of them at once.</summary>
public interface IPostgresProjection
{
    /// <summary>A short stable name; its schema version is kept under it. Not <c>journal</c>.</summary>
    string Name { get; }

    /// <summary>The steps that build its tables, oldest first. Version n is the n-th; steps are only ever added.</summary>
    IReadOnlyList<Migration> Migrations { get; }

    /// <summary>A session for the writer.</summary>
    IPostgresProjectionSession Open();
}

/// <summary>
/// A projection at work for the writer: it collects the events of a batch in memory and writes them with as few statements as it can. A batch
/// may be given up at any time and come again, whole or in parts; then <see cref="Clear"/> is called first.
/// </summary>
public interface IPostgresProjectionSession
{
    /// <summary>Takes an event into the batch; runs on the writer thread.</summary>
    /// <param name="e">The event. The projection passes over what it does not know.</param>
    /// <exception cref="ProjectionRefusedException">The event must not be stored.</exception>
    void Project(in ProjectedEvent e);

    /// <summary>Adds the statements that write what was collected; the writer runs them in order, with those of others, in one round trip.</summary>
    /// <param name="batch">Where to add them.</param>
    void Write(NpgsqlBatch batch);

    /// <summary>Forgets what was collected.</summary>
    void Clear();

    /// <summary>Explains why one of this session's statements failed.</summary>
    /// <param name="error">What the database said. The batch had only events that are stored together.</param>
    /// <returns>A refusal of those events (a name that is taken); null when it is a bug.</returns>
    ProjectionRefusedException? Refusal(PostgresException error) => null;
}
