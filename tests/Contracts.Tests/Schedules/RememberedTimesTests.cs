using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Schedules.Rules;
using ActorScheduler.Contracts.Schedules.Rules.Cron;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Schedules;

/// <summary>What a rule answered last is kept while it holds.</summary>
public sealed class RememberedTimesTests
{
    [Theory]
    [InlineData("0 0 30 2 *")]
    [InlineData("0 0 1W * 0L")]
    public void A_rule_that_never_comes_due_is_looked_for_once(string never)
    {
        var times = new Counted(never);
        var remembered = new RememberedTimes(times);
        for (var from = new DateTime(2026, 1, 1); from < new DateTime(2026, 1, 3); from = from.AddMinutes(1))
            Assert.Null(remembered.NextFrom(from));
        Assert.Equal(1, times.Asked);
    }

    [Fact]
    public void What_is_remembered_is_what_would_be_found() => Gen.Select(Gen.Int[0, 3000], Gen.Int[-60, 60].Array[1, 40]).Sample((start, steps) =>
    {
        var (times, remembered) = (new Counted("*/7 3-5,20 * * *"), new RememberedTimes(new Counted("*/7 3-5,20 * * *")));
        var from = new DateTime(2026, 1, 1).AddMinutes(start);
        return steps.All(step => times.NextFrom(from = from.AddMinutes(step)) == remembered.NextFrom(from));
    });

    private sealed class Counted(string cron) : ICivilTimes
    {
        private readonly CompiledCron _times = CronText.Parse(cron, CronDialect.Standard, out var text) is null && CompiledCron.Compile(text!, CronDialect.Standard, 0, out var compiled) is null
            ? compiled!
            : throw new ArgumentException(cron, nameof(cron));

        public int Asked { get; private set; }

        public bool IsInterval => _times.IsInterval;

        public DateTime? NextFrom(DateTime from)
        {
            Asked++;
            return _times.NextFrom(from);
        }
    }
}
