using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;
using Xunit.Abstractions;

namespace ActorScheduler.OpenApi.Tests;

/// <summary>A folder outside of the repository with the files of a stranger's project, in which tools are run.</summary>
internal sealed class Workshop : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryDirectory _folder = new();
    private readonly ITestOutputHelper _output;

    public Workshop(string project, ITestOutputHelper output)
    {
        _output = output;
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, project)))
            File.Copy(file, _folder.File(Path.GetFileName(file)));
    }

    /// <summary>Runs a tool, which must succeed.</summary>
    public async Task RunAsync(params string[] command)
    {
        var run = await ProgramRun.OfAsync(command, Patience, _folder.Path);
        _output.WriteLine($"$ {string.Join(' ', command)}\n{run.Output}");
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', command)} ended with {run.ExitCode}:\n{run.Output}");
    }

    public void Dispose() => _folder.Dispose();
}
