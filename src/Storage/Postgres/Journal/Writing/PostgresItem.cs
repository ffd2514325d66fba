using ActorScheduler.Journal.Writing;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>
/// One piece of work for the writer of a PostgreSQL journal. A transaction may be tried several times, so what an attempt finds out is forgotten when
/// the next one begins, and reported only after the commit.
/// </summary>
internal abstract class PostgresItem : WriterItem
{
    /// <summary>Why this item fails although the transaction commits; null when it does not.</summary>
    internal Exception? Failure { get; private set; }

    /// <summary>An attempt begins: what the last one found out no longer counts.</summary>
    internal virtual void Begin() => Failure = null;

    /// <summary>Lets this item fail, and only this.</summary>
    internal void Fail(Exception cause) => Failure = cause;
}

/// <summary>Work that is done one after the other; events are gathered instead.</summary>
internal abstract class SingleItem : PostgresItem
{
    /// <summary>Does the work in the open transaction.</summary>
    internal abstract void Execute(WriterTransaction transaction);
}
