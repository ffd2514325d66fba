using System.Text;
using ActorScheduler.Storage.Sqlite.Search;
using CsCheck;

namespace ActorScheduler.Storage.Tests;

public sealed class TextMatcherTests
{
    private static readonly Gen<string> Text = Gen.Char["abABxyé你"].Array[0, 40].Select(characters => new string(characters));

    [Fact]
    public void It_finds_what_a_naive_search_finds() => Gen.Select(Text, Gen.Char["abABxyé你"].Array[0, 6].Select(characters => new string(characters)))
        .Sample((text, pattern) => new TextMatcher(pattern).IsIn(Encoding.UTF8.GetBytes(text)) == Folded(text).Contains(Folded(pattern), StringComparison.Ordinal));

    [Fact]
    public void A_pattern_that_nearly_fits_everywhere_costs_no_more_than_another()
    {
        // 64 kB that fit all but the last character of the pattern at every place: 16 million steps if each place began anew.
        var text = Encoding.UTF8.GetBytes(new string('x', 64_000));
        var matcher = new TextMatcher(new string('x', 499) + "y");
        for (var i = 0; i < 1_000; i++)
            Assert.False(matcher.IsIn(text));
    }

    private static string Folded(string text) => new([.. text.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c)]);
}
