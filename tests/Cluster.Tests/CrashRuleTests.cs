using ActorScheduler.Node.Clustering.Crashes;

namespace ActorScheduler.Cluster.Tests;

/// <summary>What proves that a process is dead, and what does not.</summary>
public sealed class CrashRuleTests
{
    [Theory]
    [InlineData(10, 0.0, true, false, true)] // Its lock is free and nothing listens at its address.
    [InlineData(10, null, true, true, false)] // It holds its lock: something between us refuses connections.
    [InlineData(10, 5.0, false, false, false)] // It can be reached: only its session has broken.
    [InlineData(10, 0.1, false, true, false)] // Its heartbeats stop as its session breaks: it may open another.
    [InlineData(10, 2.0, false, true, true)] // No heartbeat, and no session for long enough.
    [InlineData(2.9, 2.9, true, true, false)] // Our own session is new: the server may have been restarted.
    public void A_process_is_dead_when_two_signs_agree_and_the_observer_is_sure_of_itself(
        double sessionLasts, double? freeFor, bool isRefused, bool isUnreachable, bool isDead) => Assert.Equal(
        isDead,
        CrashRule.IsDead(TimeSpan.FromSeconds(sessionLasts), freeFor is { } free ? TimeSpan.FromSeconds(free) : null, isRefused, isUnreachable));
}
