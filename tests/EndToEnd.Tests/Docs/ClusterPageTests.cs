using System.Diagnostics;
using System.Text.RegularExpressions;
using ActorScheduler.Harness;
using ActorScheduler.Testing;
using ActorScheduler.Testing.Postgres;
using Xunit.Abstractions;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>Runs the commands with which docs/cluster.md starts a cluster, kills a node and stops everything.</summary>
[Long("starts a cluster and kills a node")]
public sealed partial class ClusterPageTests(ITestOutputHelper output) : IDisposable
{
    private const int Tasks = 30;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(4);

    // The processes are the shell's: they go with it, however it ends.
    private const string Guard = "trap 'kill -9 $(jobs -p) 2>/dev/null' EXIT\n";

    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task The_commands_start_a_cluster_that_goes_on_without_a_node_that_was_killed()
    {
        RequirePostgres.OrSkip();
        var database = SharedPostgres.Server.CreateDatabase();
        foreach (var folder in new[] { "src", "apps" })
            Directory.CreateSymbolicLink(_folder.File(folder), Path.Combine(Page.SolutionFolder(), folder));

        var (code, said) = await Run(Guard + ClusterPageScript.Script(SharedPostgres.Server.ConnectionString(database)) + "\necho stopped\n");

        Assert.Equal(0, code);
        Assert.Contains($"\"SUCCESS\":{Tasks}", said, StringComparison.Ordinal);
        Assert.Equal(Tasks, Answers().Count(said));
        Assert.Equal(Tasks, Ends().Count(said));
        Assert.Contains("attempt 2 on", said, StringComparison.Ordinal);
        Assert.EndsWith("stopped\n", said, StringComparison.Ordinal);
        SharedPostgres.Server.DropDatabase(database);
    }

    private async Task<(int Code, string Output)> Run(string script)
    {
        await File.WriteAllTextAsync(_folder.File("commands.sh"), script);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["commands.sh"]) { RedirectStandardOutput = true, WorkingDirectory = _folder.Path })!;
        using var timeout = new CancellationTokenSource(Deadline);
        try
        {
            var said = await shell.StandardOutput.ReadToEndAsync(timeout.Token);
            await shell.WaitForExitAsync(timeout.Token);
            output.WriteLine(said);
            return (shell.ExitCode, said);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The commands did not end within {Deadline}.");
        }
        finally
        {
            shell.Kill(entireProcessTree: true);
            foreach (var log in Directory.EnumerateFiles(_folder.Path, "*.log"))
                output.WriteLine($"--- {Path.GetFileName(log)}\n{await File.ReadAllTextAsync(log)}");
        }
    }

    [GeneratedRegex("""^\{"status":true,"data":"[0-9a-f-]+"\}$""", RegexOptions.Multiline)]
    private static partial Regex Answers();

    [GeneratedRegex(@"^[0-9a-f-]+ SUCCESS attempt [0-9]+ on 127\.0\.0\.1:", RegexOptions.Multiline)]
    private static partial Regex Ends();
}
