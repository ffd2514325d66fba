using ActorScheduler.Contracts.Tasks;
using CsCheck;

namespace ActorScheduler.Contracts.Tests.Tasks;

public sealed class TaskCursorTests
{
    [Fact]
    public void Every_cursor_comes_back_from_its_text() => Gen.Long[0, long.MaxValue].Sample(position =>
        TaskCursor.TryParse(new TaskCursor(position).ToString(), out var read) && read.Position == position);

    [Fact]
    public void The_text_needs_no_escaping_in_an_address() => Gen.Long[0, long.MaxValue].Sample(position =>
        new TaskCursor(position).ToString().All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("AQAAAAAAAAAB ")]
    [InlineData("AQAAAAAAAAA=")]
    [InlineData("AQAAAAAAAA+B")]
    [InlineData("AgAAAAAAAAAB")]
    [InlineData("Af__________")]
    public void Garbage_another_version_and_a_negative_place_are_refused(string? text)
    {
        Assert.False(TaskCursor.TryParse(text, out var read));
        Assert.Equal(default, read);
    }

    [Fact]
    public void Any_other_text_is_refused_or_is_exactly_the_text_of_what_it_reads_as() => Gen.String.Sample(text =>
        !TaskCursor.TryParse(text, out var read) || read.ToString() == text);
}
