using ActorScheduler.Journal.Schema;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Sqlite.Journal.Projections;

/// <summary>A read model that is updated in the transaction of the events: it never lags and never disagrees with the journal.</summary>
public interface ISqliteProjection
{
    /// <summary>A short stable name; its schema version is kept under it. Not <c>journal</c>.</summary>
    string Name { get; }

    /// <summary>The steps that build its tables, oldest first. Version n is the n-th; steps are only ever added.</summary>
    IReadOnlyList<Migration> Migrations { get; }

    /// <summary>Prepares the projection's commands, once for the life of the writer's connection.</summary>
    /// <param name="connection">The writer's connection. Commands on it need no transaction of their own and must not begin one.</param>
    /// <returns>The session, disposed with the store.</returns>
    ISqliteProjectionSession Open(SqliteConnection connection);
}
