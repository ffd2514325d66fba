using System.Globalization;

namespace ActorScheduler.Chaos.Machine;

/// <summary>The bridges of all runs on this machine. Each has a number, and carries the id of the process that made it.</summary>
internal static class Bridges
{
    private const int Most = 64;
    private const string Prefix = "chb";

    /// <summary>The name of a bridge.</summary>
    public static string NameOf(int slot) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{slot}");

    /// <summary>Clears away what dead runs left behind, and makes a bridge.</summary>
    /// <returns>Its number.</returns>
    public static int TakeSlot()
    {
        for (var slot = 0; slot < Most; slot++)
        {
            if (OwnerOf(slot) is { } owner && !File.Exists($"/proc/{owner}/stat"))
                NamespaceKeeper.CleanUp(slot);
        }

        for (var slot = 0; slot < Most; slot++)
        {
            if (Directory.Exists(FolderOf(slot)))
                continue;
            Command.Run("ip", "link", "add", NameOf(slot), "type", "bridge");
            Command.Run("ip", "link", "set", NameOf(slot), "alias", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return slot;
        }

        throw new InvalidOperationException($"All {Most} bridges are taken.");
    }

    private static string? OwnerOf(int slot) => Directory.Exists(FolderOf(slot)) ? File.ReadAllText(Path.Combine(FolderOf(slot), "ifalias")).Trim() : null;

    private static string FolderOf(int slot) => $"/sys/class/net/{NameOf(slot)}";
}
