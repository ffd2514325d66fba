using Microsoft.Extensions.DependencyInjection;

namespace ActorScheduler.Storage.Database;

/// <summary>A database that the scheduler can keep its data in.</summary>
/// <param name="Name">The value of the setting that chooses it.</param>
/// <param name="FileName">The name of its file in the data directory; null for a server, which is reached by a connection string.</param>
/// <param name="ConnectionForm">What the connection string of a server says and how it looks, for a message; null for a file.</param>
/// <param name="Add">Adds the store, its read models and its text index to a host.</param>
public sealed record StorageKind(
    string Name, string? FileName, string? ConnectionForm, Action<IServiceCollection, Func<IServiceProvider, StorageSettings>> Add)
{
    /// <summary>Copies the file at a path while it is written to; null for a server, which has tools of its own for that.</summary>
    public Func<string, TimeProvider, IDatabaseCopy>? Copy { get; init; }

    /// <summary>True if several processes may work on one database at a time.</summary>
    public bool IsShared => ConnectionForm is not null;
}

/// <summary>Where a database is.</summary>
/// <param name="DataDirectory">The folder of a database that is a file.</param>
/// <param name="ConnectionString">How to connect to a database that is a server.</param>
public sealed record StorageSettings(string DataDirectory, string ConnectionString);
