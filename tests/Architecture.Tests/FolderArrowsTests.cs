namespace ActorScheduler.Architecture.Tests;

/// <summary>What counts as knowing another folder.</summary>
public sealed class FolderArrowsTests
{
    private const string Upstairs = "namespace House.Attic.Boxes;\n\ninternal sealed class Box;\n";

    [Theory]
    [InlineData("using House.Attic;")]
    [InlineData("using House.Attic.Boxes;")]
    [InlineData("using static House.Attic.Boxes.Box;")]
    [InlineData("using B = House.Attic.Boxes.Box;")]
    [InlineData("var box = new House.Attic.Boxes.Box();")]
    [InlineData("var box = new Attic.Boxes.Box();")]
    [InlineData("var url = \"http://example.com\"; var box = new Attic.Boxes.Box();")]
    public void A_using_or_a_qualified_name_is_an_arrow(string line) => Assert.Equal(
        ["Cellar/Shelf.cs knows Attic"], Arrows(("Cellar/Shelf.cs", line), ("Attic/Boxes/Box.cs", Upstairs)));

    [Theory]
    [InlineData("// as Attic.Boxes.Box does")]
    [InlineData("/// <see cref=\"Attic.Boxes.Box\"/>")]
    [InlineData("var name = \"House.Attic.Boxes.Box\";")]
    [InlineData("var name = \"\"\"a \"House.Attic.Boxes.Box\" b\"\"\";")]
    [InlineData("var box = house.Attic.Boxes;")]
    [InlineData("var height = Attic.Height;")]
    [InlineData("using House.Atticus;")]
    public void A_comment_a_string_or_a_property_is_none(string line) =>
        Assert.Empty(Arrows(("Cellar/Shelf.cs", line), ("Attic/Boxes/Box.cs", Upstairs)));

    [Fact]
    public void What_lies_beside_the_folders_is_known_by_its_types() => Assert.Equal(
        ["Cellar/Shelf.cs knows ."],
        Arrows(("Cellar/Shelf.cs", "internal sealed class Shelf(Key key);"), ("Key.cs", "namespace House;\n\npublic sealed record Key;\n")));

    private static IEnumerable<string> Arrows(params (string Path, string Text)[] files) =>
        FolderArrows.In([.. files.Select(file => new SourceFile(file.Path, file.Text))], "House").Select(arrow => arrow.ToString());
}
