using System.Xml.Linq;

namespace ActorScheduler.Architecture.Tests;

/// <summary>The next release, which only the long tests build, is made of this one by edits that must fit its sources (tests/NextRelease).</summary>
public sealed class NextReleaseTests
{
    [Fact]
    public void Each_edit_names_a_text_that_occurs_once_in_its_file()
    {
        var targets = XDocument.Load(Path.Combine(Repository.Root, "tests/NextRelease/NextRelease.targets"));
        var edits = targets.Descendants("NextEdit").Select(edit => (
            File: Path.Combine(Repository.Root, "src", ProjectOf(edit.Parent!), edit.Attribute("Include")!.Value),
            Before: edit.Element("Before")!.Value)).ToList();

        Assert.NotEmpty(edits);
        Assert.All(edits, edit => Assert.Equal(2, File.ReadAllText(edit.File).Split(edit.Before).Length));
    }

    // '$(MSBuildProjectName)' == 'Node'
    private static string ProjectOf(XElement items) => items.Attribute("Condition")!.Value.Split('\'')[3];
}
