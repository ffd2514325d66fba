using ActorScheduler.Contracts.Tasks;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Tasks;

public class RetryPolicyTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 20)]
    [InlineData(2, 40)]
    [InlineData(5, 320)]
    [InlineData(6, 600)]
    [InlineData(1000, 600)]
    [InlineData(int.MaxValue, 600)]
    public void The_delay_doubles_up_to_the_longest(int retries, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetryPolicy(3, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(600)).DelayBefore(retries, 0));

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.5, 7.5)]
    [InlineData(1, 5)]
    [InlineData(7, 5)]
    [InlineData(-1, 10)]
    public void Jitter_takes_off_at_most_half(double jitter, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetryPolicy(3, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(600)).DelayBefore(0, jitter));

    [Fact]
    public void No_delay_overflows_or_is_longer_than_allowed() =>
        Gen.Select(Gen.Long[0, TimeSpan.MaxValue.Ticks], Gen.Long[0, TimeSpan.MaxValue.Ticks], Gen.Int[0, int.MaxValue], Gen.Double[0, 1]).Sample(
            (backoff, most, retries, jitter) =>
            {
                var delay = new RetryPolicy(1, new TimeSpan(backoff), new TimeSpan(most)).DelayBefore(retries, jitter);
                Assert.InRange(delay.TotalSeconds, 0, new TimeSpan(most).TotalSeconds);
            },
            iter: 10_000);

    [Fact]
    public void The_longest_delay_of_all_does_not_overflow() =>
        Assert.True(new RetryPolicy(1, TimeSpan.MaxValue, TimeSpan.MaxValue).DelayBefore(30, 0) > TimeSpan.FromDays(10_000_000));
}
