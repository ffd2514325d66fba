using System.Diagnostics;
using System.Globalization;

namespace ActorScheduler.Harness.Clusters;

/// <summary>
/// Kills the processes of a cluster when the process that started them is gone, however it ended: a shell reads their ids from a pipe that only this
/// process holds, and kills those that are left when the pipe closes. The shell ignores Ctrl-C, which reaches every process of the terminal.
/// </summary>
internal sealed class ProcessKeeper : IDisposable
{
    private const string Script = """
        trap '' INT TERM HUP
        left=' '
        while read -r what pid; do
          case $what in
            began) left="$left$pid " ;;
            ended) left="${left%% $pid *} ${left#* $pid }" ;;
          esac
        done
        for pid in $left; do kill -KILL "$pid" 2> /dev/null; done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Process _shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script]) { RedirectStandardInput = true })!;

    /// <summary>A process has started.</summary>
    public void Began(int pid) => Tell("began", pid);

    /// <summary>A process has ended, and its id may be reused.</summary>
    public void Ended(int pid) => Tell("ended", pid);

    public void Dispose()
    {
        lock (_gate)
            _shell.StandardInput.Close();
        _shell.WaitForExit(Patience);
        _shell.Dispose();
    }

    private void Tell(string what, int pid)
    {
        lock (_gate)
        {
            _shell.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{what} {pid}\n"));
            _shell.StandardInput.Flush();
        }
    }
}
