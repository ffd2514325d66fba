using ActorScheduler.Cluster.Tests.Support;
using ActorScheduler.Node.Clustering.SplitBrain;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Whether a process that wants to join reaches the members.</summary>
public sealed class JoinProbeTests : IAsyncLifetime
{
    private BareCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await BareCluster.StartAsync(3, "");

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task All_that_answer_are_reached() => Assert.Empty(await Unreachable());

    [Fact]
    public async Task One_that_is_cut_off_is_not()
    {
        await _cluster.CutApart(0, 2);

        Assert.Equal([Address(2)], await Unreachable());
    }

    [Fact]
    public async Task One_whose_process_is_gone_is_in_nobodys_way()
    {
        await _cluster.KillAsync(2);

        Assert.Empty(await Unreachable());
    }

    private Task<IReadOnlyList<string>> Unreachable() => JoinProbe.UnreachableAsync(_cluster.Nodes[0], [Address(1), Address(2)]);

    private string Address(int index) => _cluster.Nodes[index].SelfAddress.ToString();
}
