using System.Data.Common;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Database;

/// <summary>
/// The database that holds the read models. Statements name their parameters <c>@name</c>, which every database here understands;
/// <see cref="Dialect"/> has the pieces in which databases differ.
/// </summary>
public interface IReadModelStore
{
    /// <summary>The pieces of SQL in which this database differs from others.</summary>
    ISqlDialect Dialect { get; }

    /// <summary>An open read-only connection; dispose it to give it back.</summary>
    /// <exception cref="DbException">The database cannot be read.</exception>
    DbConnection OpenReader();

    /// <summary>Runs work in a transaction; if it throws, it is undone and nothing else is. Other writes may wait for it: keep it to
    /// milliseconds.</summary>
    /// <typeparam name="T">What the work returns; read everything before returning.</typeparam>
    /// <param name="work">The work. It must not begin, commit or keep anything on the connection.</param>
    /// <param name="cancellation">Cancels the work if it has not begun.</param>
    /// <returns>The result, once it is durable.</returns>
    /// <exception cref="JournalUnavailableException">The transaction failed, or the store is closed.</exception>
    Task<T> WriteAsync<T>(Func<DbConnection, T> work, CancellationToken cancellation);
}
