using System.Diagnostics;
using System.Globalization;

namespace ActorScheduler.Chaos.Machine;

/// <summary>
/// Removes a bridge and its namespaces, with all that runs in them, when the run is over, however it ended: a shell waits for the end of its input, a
/// pipe that only this process holds.
/// </summary>
internal sealed class NamespaceKeeper : IAsyncDisposable
{
    private const string CleanUpScript = """
        for space in $(ip netns list | cut -d ' ' -f 1 | grep "^chaos$1-"); do
          for pid in $(ip netns pids "$space"); do kill -KILL "$pid" 2> /dev/null; done
          ip netns delete "$space"
        done
        ip link delete "chb$1" 2> /dev/null
        true
        """;

    // Ctrl-C goes to all processes of the terminal, but the shell still has its work to do.
    private const string WaitScript = "trap '' INT TERM HUP\ncat > /dev/null\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _shell;

    /// <summary>Watches over a bridge.</summary>
    public NamespaceKeeper(int slot) => _shell = Process.Start(
        new ProcessStartInfo("sh", ["-c", WaitScript + CleanUpScript, "sh", Text(slot)]) { RedirectStandardInput = true })!;

    /// <summary>Removes what a dead run left behind.</summary>
    public static void CleanUp(int slot) => Command.Run("sh", "-c", CleanUpScript, "sh", Text(slot));

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        using var patience = new CancellationTokenSource(Patience);
        await _shell.WaitForExitAsync(patience.Token);
        _shell.Dispose();
    }

    private static string Text(int slot) => slot.ToString(CultureInfo.InvariantCulture);
}
