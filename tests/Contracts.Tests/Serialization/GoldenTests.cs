using ActorScheduler.Contracts.Serialization;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>Events that earlier releases stored are read for ever.</summary>
public class GoldenTests
{
    public static TheoryData<string> Names() => [.. GoldenEvents.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stored_event_is_read_as_it_was_meant(string name)
    {
        var bytes = GoldenEvents.Read(name);
        var manifest = GoldenFile.ManifestOf(name);

        Assert.Equal(GoldenEvents.All[name], EventFormat.FromBytes(bytes, manifest));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_written_so_that_it_reads_the_same(string name)
    {
        var happened = GoldenEvents.All[name];
        Assert.Equal(happened, EventFormat.FromBytes(EventFormat.ToBytes(happened), Manifests.Of(happened)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_that_only_a_newer_release_knows_is_passed_over(string name)
    {
        // Field 1000: a number, and a text of three bytes.
        byte[] unknown = [0xC0, 0x3E, 0x07, 0xC2, 0x3E, 0x03, 0x61, 0x62, 0x63];
        byte[] bytes = [.. GoldenEvents.Read(name), .. unknown];

        Assert.Equal(GoldenEvents.All[name], EventFormat.FromBytes(bytes, GoldenFile.ManifestOf(name)));
    }

    [Theory]
    [InlineData("task-submitted.1.full")]
    [InlineData("periodic-created.1.full")]
    public void A_field_inside_of_a_part_that_only_a_newer_release_knows_is_passed_over(string name)
    {
        // Field 2 again, which is merged into the first: it holds only a field 1000.
        byte[] bytes = [.. GoldenEvents.Read(name), 0x12, 0x03, 0xC0, 0x3E, 0x07];

        Assert.Equal(GoldenEvents.All[name], EventFormat.FromBytes(bytes, GoldenFile.ManifestOf(name)));
    }

    [Fact]
    public void Every_line_has_its_event_and_is_followed_only_by_what_was_added_later()
    {
        Assert.Equal(GoldenEvents.All.Keys.Order(StringComparer.Ordinal), GoldenEvents.File.Names.Order(StringComparer.Ordinal));
        Assert.Null(GoldenEvents.File.FirstBrokenLine());
    }
}
