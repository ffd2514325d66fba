using System.CommandLine;
using System.Text.Json;

namespace ActorScheduler.Benchmarks.Workers;

/// <summary>
/// This program as its own child, which measures something in a process that does nothing else. Its last line is the result as JSON.
/// </summary>
internal static class WorkerCommand
{
    /// <summary>The hidden sub-command.</summary>
    public const string Name = "worker";

    private static readonly Dictionary<string, Func<WorkerOptions, Task<WorkerResult>>> Kinds = new()
    {
        ["core"] = CoreWorker.RunAsync,
        ["hangfire-memory"] = HangfireWorker.InMemoryAsync,
        ["hangfire-postgresql"] = HangfireWorker.OnPostgresAsync,
        ["quartz-postgresql"] = QuartzWorker.OnPostgresAsync,
        ["quartz-sqlite"] = QuartzWorker.OnSqliteAsync,
        ["waiting-memory"] = WaitingMemoryWorker.RunAsync,
    };

    /// <summary>The sub-command.</summary>
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "What to measure." };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var data = new Option<string>("--data") { Required = true };
        var tasks = new Option<int>("--tasks") { Required = true };
        var inFlight = new Option<int>("--in-flight") { DefaultValueFactory = _ => 256 };
        var connection = new Option<string>("--connection") { DefaultValueFactory = _ => "" };
        var command = new Command(Name, "Used by this program itself.") { kind, data, tasks, inFlight, connection };
        command.Hidden = true;
        command.SetAction(async parsed =>
        {
            var options = new WorkerOptions(
                parsed.GetValue(data)!, parsed.GetValue(tasks), parsed.GetValue(inFlight), parsed.GetValue(connection)!);
            var result = await Kinds[parsed.GetValue(kind)!](options);
            Console.WriteLine(JsonSerializer.Serialize(result));
        });
        return command;
    }
}

/// <summary>A worker's arguments.</summary>
/// <param name="DataFolder">An empty folder of its own.</param>
/// <param name="Tasks">How many tasks.</param>
/// <param name="InFlight">How many submissions are under way at a time.</param>
/// <param name="Connection">The connection string of a database, if one is used.</param>
internal sealed record WorkerOptions(string DataFolder, int Tasks, int InFlight, string Connection);
