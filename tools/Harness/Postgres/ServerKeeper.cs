using System.Diagnostics;

namespace ActorScheduler.Harness.Postgres;

/// <summary>
/// Stops a server and removes its folder when this process is gone, however it ended: a shell waits for the end of its input, a pipe that only this
/// process holds. The shell ignores Ctrl-C, which reaches every process of the terminal.
/// </summary>
internal sealed class ServerKeeper : IDisposable
{
    private const string Script = """
        trap '' INT TERM HUP
        cat > /dev/null
        pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)
        if [ -n "$pid" ]; then
          kill -QUIT "$pid" 2> /dev/null
          while kill -0 "$pid" 2> /dev/null; do sleep 0.1; done
        fi
        rm -rf "$1"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _shell;

    /// <summary>Watches the server whose data is in <c>data</c> below a folder.</summary>
    public ServerKeeper(string folder) =>
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", folder]) { RedirectStandardInput = true })!;

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit(Patience);
        _shell.Dispose();
    }
}
