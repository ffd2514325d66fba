using Microsoft.Data.Sqlite;

namespace ActorScheduler.Journal.Projections;

/// <summary>One step of a schema.</summary>
/// <param name="Name">What it does, in a few words. It is stored, and a file in which the same number has another name is refused.</param>
/// <param name="Sql">One or more SQL statements.</param>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>What SQL cannot do; runs after it, in the same transaction. Null for nothing.</summary>
    public Action<SqliteConnection>? Then { get; init; }
}
