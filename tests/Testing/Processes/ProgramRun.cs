using System.Diagnostics;

namespace ActorScheduler.Testing.Processes;

/// <summary>A program that ran to its end.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to both streams.</param>
public sealed record ProgramRun(int ExitCode, string Output)
{
    /// <summary>Runs a built <c>.dll</c> in an environment without the settings of whoever runs the tests.</summary>
    /// <exception cref="TimeoutException">It was still running at the deadline and was killed; the message has what it wrote.</exception>
    public static async Task<ProgramRun> OfAsync(string program, IEnumerable<string> arguments, TimeSpan deadline)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
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
            process.Kill();
            throw new TimeoutException($"{program} did not end within {deadline.TotalSeconds:F0} s:\n{output.Text}");
        }

        return new ProgramRun(process.ExitCode, output.Text);
    }
}
