using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Node.Clustering.Upgrades;
using ActorScheduler.Node.Settings;
using ActorScheduler.Storage.Cluster;
using ActorScheduler.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Node.Tests.Clustering;

/// <summary>What a process may write once it has started.</summary>
public sealed class WireAgreementTests
{
    [Fact]
    public async Task A_process_that_is_alone_writes_the_newest_version_from_its_first_start()
    {
        await using var bed = new TaskBed();
        var level = new WireLevel(null);

        await Start(bed, level, ClusterMode.Alone);

        Assert.Equal(WireVersion.Newest, level.Written);
        Assert.Equal(WireVersion.Newest, new WireVersionTable(bed.Store).Read());
    }

    [Fact]
    public async Task One_that_is_held_back_writes_no_more_than_it_may()
    {
        await using var bed = new TaskBed();
        var level = new WireLevel(WireVersion.Newest - 1);

        await Start(bed, level, ClusterMode.Alone);

        Assert.Equal(WireVersion.Newest - 1, level.Written);
    }

    [Fact]
    public async Task A_process_of_a_cluster_writes_what_is_written_until_all_have_agreed()
    {
        await using var bed = new TaskBed();
        var level = new WireLevel(null);

        await Start(bed, level, ClusterMode.Clustered);

        Assert.Equal(WireVersion.First, level.Written);
    }

    private static Task Start(TaskBed bed, WireLevel level, ClusterMode mode) =>
        new WireAgreement(new WireVersionTable(bed.Store), level, NullLogger<WireAgreement>.Instance).StartAsync(mode, CancellationToken.None);
}
