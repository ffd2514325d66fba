using ActorScheduler.Harness.Processes;

namespace ActorScheduler.Deployment.Tests;

/// <summary>The names that the other tests compare with are those of the built programs.</summary>
public sealed class ProgramTests
{
    [Fact]
    public void The_programs_are_called_so() =>
        Assert.Equal((Programs.Node, Programs.Gateway), (Path.GetFileName(BuiltPrograms.Node), Path.GetFileName(BuiltPrograms.Gateway)));

    [Fact]
    public void The_sample_app_is_called_so() => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(BuiltPrograms.Gateway)!, Programs.App)));
}
