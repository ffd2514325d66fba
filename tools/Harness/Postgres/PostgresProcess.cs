using System.Diagnostics;
using System.Runtime.InteropServices;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.Harness.Postgres;

/// <summary>A running program of PostgreSQL.</summary>
internal sealed class PostgresProcess : IDisposable
{
    private readonly Process _process;
    private readonly ProcessOutput _output;

    public PostgresProcess(string[] command)
    {
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        _output = new ProcessOutput(_process);
    }

    public bool HasExited => _process.HasExited;

    public string Output => _output.Text;

    public bool WaitForExit(TimeSpan patience) => _process.WaitForExit(patience);

    public void WaitForSuccess(TimeSpan patience)
    {
        if (!_process.WaitForExit(patience) || _process.ExitCode != 0)
            throw new InvalidOperationException($"{_process.StartInfo.FileName} failed:\n{Output}");
    }

    /// <summary>SIGINT is PostgreSQL's fast shutdown, SIGQUIT the immediate one; both end its children too.</summary>
    public void Stop(PosixSignal signal, TimeSpan patience)
    {
        if (_process.HasExited)
            return;
        LibC.Signal(_process, signal);
        if (!_process.WaitForExit(patience))
            throw new InvalidOperationException($"PostgreSQL does not stop:\n{Output}");
    }

    /// <summary>Sends SIGKILL to it and its children.</summary>
    public void Kill(TimeSpan patience)
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit(patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Stop(PosixSignal.SIGQUIT, TimeSpan.FromSeconds(30));
        _process.Dispose();
    }
}
