using System.Data.Common;

namespace ActorScheduler.Journal.Schema;

/// <summary>One step of a schema.</summary>
/// <param name="Name">What it does, in a few words. It is stored, and a file in which the same number has another name is refused.</param>
/// <param name="Sql">One or more SQL statements.</param>
public sealed record Migration(string Name, string Sql)
{
    /// <summary>Does what SQL cannot; runs after the statements, in the same transaction. Null for nothing.</summary>
    public Action<DbConnection>? Then { get; init; }

    /// <summary>
    /// True if a program that does not know this step can go on reading and writing the tables: nothing that it uses is gone or has another meaning,
    /// and it may leave out what is new. Then nodes of two releases can work side by side. False when in doubt.
    /// </summary>
    public bool IsAdditive { get; init; }
}
