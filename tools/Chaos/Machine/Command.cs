using System.ComponentModel;
using System.Diagnostics;

namespace ActorScheduler.Chaos.Machine;

/// <summary>Runs a command of the system.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, failed or does not end; the message has what it wrote.</exception>
    public static void Run(params string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
                throw new InvalidOperationException($"{string.Join(' ', command)} does not end.");
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{string.Join(' ', command)} failed: {errors.GetAwaiter().GetResult().Trim()}");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"{command[0]}: {missing.Message}", missing);
        }
    }
}
