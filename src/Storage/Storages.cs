using ActorScheduler.Storage.Database;
#if POSTGRES
using ActorScheduler.Storage.Postgres;
#endif
#if SQLITE
using ActorScheduler.Storage.Sqlite;
#endif

namespace ActorScheduler.Storage;

/// <summary>
/// The databases that this program was built with: those whose folders are there. This is the one place that names them; a third one is a folder
/// and a line here.
/// </summary>
public static class Storages
{
    /// <summary>The name of the database that is used unless the settings name another.</summary>
    public const string Default = "sqlite";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<StorageKind> BuiltIn { get; } =
    [
#if SQLITE
        SqliteStorage.Kind,
#endif
#if POSTGRES
        PostgresStorage.Kind,
#endif
    ];

    /// <summary>The names of all, for a message that says what is allowed.</summary>
    public static string Names => Listed(BuiltIn);

    /// <summary>The names of those that processes can share, for a message that says what is allowed.</summary>
    public static string SharedNames => Listed(BuiltIn.Where(kind => kind.IsShared));

    /// <summary>The database of a name; null if this program was built without it.</summary>
    public static StorageKind? Find(string? name) => BuiltIn.FirstOrDefault(kind => kind.Name == name);

    private static string Listed(IEnumerable<StorageKind> kinds) => string.Join(" or ", kinds.Select(kind => kind.Name));
}
