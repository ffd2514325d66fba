using System.Diagnostics;

namespace ActorScheduler.Harness.Processes;

/// <summary>A program that ran to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to both streams.</param>
public sealed record ProgramRun(int ExitCode, string Output)
{
    /// <summary>Runs a command in an environment without the settings of whoever runs the tests.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="deadline">How long it may take.</param>
    /// <param name="folder">Where it runs; null: in the folder of temporary files.</param>
    /// <exception cref="TimeoutException">It was still running at the deadline and was killed; the message has what it wrote.</exception>
    public static async Task<ProgramRun> OfAsync(IReadOnlyList<string> command, TimeSpan deadline, string? folder = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        CleanEnvironment.Of(start);
        using var process = Process.Start(start)!;
        var output = new ProcessOutput(process);
        using var timeout = new CancellationTokenSource(deadline);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{string.Join(' ', command)} did not end within {deadline.TotalSeconds:F0} s:\n{output.Text}");
        }

        return new ProgramRun(process.ExitCode, output.Text);
    }
}
