using ActorScheduler.Contracts.PeriodicTasks;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.PeriodicTasks;

public class OccurrenceIdTests
{
    // Never change these: a release that made other ids would run the occurrence at its roll-out twice.
    [Theory]
    [InlineData(1, "2024-05-01T10:00:00Z", "018f3398-c100-8142-a737-5648d071c4cc")]
    [InlineData(2, "2024-05-01T10:00:00Z", "018f3398-c100-85b1-8267-0b5262d83c5f")]
    [InlineData(1, "2024-05-01T10:00:00.000001Z", "018f3398-c100-81ac-97cd-10fc4e38bc44")]
    [InlineData(long.MaxValue, "9999-12-31T23:59:59.999999Z", "e677d21f-dbff-8b72-a290-327d46973e87")]
    [InlineData(-1, "1969-12-31T23:59:59Z", "ffffffff-fc18-8a58-8048-3465376df531")]
    public void An_occurrence_has_its_id_for_ever(long id, string nominal, string expected) =>
        Assert.Equal(expected, OccurrenceId.Of(id, Time(nominal)));

    [Fact]
    public void The_id_is_a_UUID_of_version_8_that_begins_with_the_due_time() =>
        Gen.Select(Gen.Long, Gen.Long[0, 4_000_000_000_000_000]).Sample(
            (id, us) =>
            {
                var nominal = DateTimeOffset.UnixEpoch.AddTicks(us * TimeSpan.TicksPerMicrosecond);
                var text = OccurrenceId.Of(id, nominal);
                Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", text);
                Assert.Equal(nominal.ToUnixTimeMilliseconds().ToString("x12"), text.Replace("-", "", StringComparison.Ordinal)[..12]);
                Assert.Equal(text, OccurrenceId.Of(id, nominal.ToOffset(TimeSpan.FromHours(8))));
            },
            iter: 5000);

    [Fact]
    public void Different_periodic_tasks_and_different_times_have_different_ids()
    {
        var ids = from id in Enumerable.Range(1, 100)
                  from us in Enumerable.Range(0, 100)
                  select OccurrenceId.Of(id, Time("2024-05-01T10:00:00Z").AddMicroseconds(us));
        Assert.Equal(10_000, ids.Distinct(StringComparer.Ordinal).Count());
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
