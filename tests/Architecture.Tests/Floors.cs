namespace ActorScheduler.Architecture.Tests;

/// <summary>
/// The folders of each project, from the bottom to the top. A folder knows only the floors below its own; folders that share a floor do not know each
/// other. <see cref="Ground"/> is what lies beside the folders.
/// </summary>
internal static class Floors
{
    /// <summary>The files of a project that are in none of its folders.</summary>
    public const string Ground = ".";

    /// <summary>The floors of each project in <c>src</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string[]>> Of { get; } = new Dictionary<string, IReadOnlyList<string[]>>
    {
        ["Authoring"] = [[Ground]],
        ["Contracts"] =
        [
            [Ground, "Json", "Validation"],
            ["Schedules", "Access", "Queues"],
            ["Tasks"],
            ["PeriodicTasks", "BulkOperations", "Execution"],
            ["WakeUps", "Serialization"],
            ["Client"],
        ],
        ["Journal"] =
        [
            ["Store", "Projections"],
            ["Reading", "Schema", "Protocol"],
            ["Writing"],
        ],
        ["Operations"] = [[Ground]],
        ["Node"] =
        [
            ["Settings", "Serialization", "Timers", "Apps"],
            ["Sharding", "Placement"],
            ["WakeUps", "Execution"],
            ["Tasks", "PeriodicTasks", "BulkOperations"],
            ["Clustering", "Maintenance"],
            ["Client"],
            ["Hosting"],
            [Ground],
        ],
        ["Storage"] =
        [
            ["Files"],
            ["Database", "Identity", "Archive"],
            ["Tasks", "PeriodicTasks", "WakeUps", "Cluster"],
            ["BulkOperations", "Audit"],
            ["Retention", "Access", "Queues"],
            ["Sqlite", "Postgres"],
            [Ground],
        ],
        ["Gateway"] =
        [
            ["Settings", "Json", "Dates"],
            ["Http", "PythonText"],
            ["Security"],
            ["OpenApi", "Access"],
            ["Schedules"],
            ["Calls"],
            ["Api", "CeleryManage", "SignIn"],
            ["Hosting"],
            [Ground],
        ],
    };
}
