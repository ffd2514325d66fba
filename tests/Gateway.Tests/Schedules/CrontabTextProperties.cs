using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tests.Schedules;
using CsCheck;

namespace ActorScheduler.Gateway.Tests.Schedules;

public class CrontabTextProperties
{
    [Fact]
    public void What_a_crontab_shows_is_read_as_the_same_crontab() =>
        CrontabGen.Any.Sample(
            texts =>
            {
                var (crontab, errors) = Parse.CrontabText($"{texts} (m/h/d/dM/MY)", "Europe/Berlin");
                Assert.Equal(crontab is null, !errors.IsEmpty);
                Assert.All(errors, error => Assert.Contains("never comes", error.Allowed, StringComparison.Ordinal));
                if (crontab is not null)
                    Assert.Equal(crontab, Parse.CrontabText(crontab.Display, "Europe/Berlin").Crontab);
            },
            iter: 5_000);

    [Fact]
    public void What_the_parser_accepts_fires_and_what_it_says_never_comes_does_not() =>
        CrontabGen.Any.Sample(
            texts =>
            {
                var (crontab, _) = Parse.CrontabText($"{texts} (m/h/d/dM/MY)");
                var unchecked_ = new CrontabSchedule(texts.Minute, texts.Hour, texts.DayOfWeek, texts.DayOfMonth, texts.Month, "UTC");
                Assert.Equal(crontab is null, unchecked_.NextAfter(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch) is null);
            },
            iter: 5_000);
}
