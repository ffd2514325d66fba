using ActorScheduler.Node.Clustering.Formation;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Postgres.Cluster;

namespace ActorScheduler.Cluster.Tests.Support;

/// <summary>A process in the table of members, without the process.</summary>
internal sealed class EnteredProcess
{
    private readonly PostgresMemberTable _table;
    private readonly ProcessKey _key;

    private EnteredProcess(PostgresMemberTable table, ProcessKey key) => (_table, _key) = (table, key);

    /// <summary>Enters it and makes it a member.</summary>
    public static async Task<EnteredProcess> EnterAsync(IReadModelStore store, string address, long incarnation, string sessions = "")
    {
        var process = new EnteredProcess(new PostgresMemberTable(store, sessions), new ProcessKey(address, incarnation));
        await process.DecideAsync([1]);
        await process.BeatAsync();
        return process;
    }

    /// <summary>Enters it and decides what it does next.</summary>
    public static Task<FormationStep> DecideAsync(IReadModelStore store, string address, byte[] tasks) =>
        new EnteredProcess(new PostgresMemberTable(store, sessions: ""), new ProcessKey(address, 1)).DecideAsync(tasks);

    /// <summary>Reports that it is alive.</summary>
    public Task<bool> BeatAsync() => _table.BeatAsync(_key, isMember: true, freeWorkers: 1, default);

    private Task<FormationStep> DecideAsync(byte[] tasks) => _table.EnterAsync(
        new MemberEntry(_key, tasks, WireVersion: 1),
        seen =>
        {
            var step = FormationStep.Decide(seen.Others, seen.Now, null);
            return (step, step is FormationStep.Begin);
        },
        default);
}
