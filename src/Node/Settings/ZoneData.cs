using ActorScheduler.Contracts.Schedules;
using NodaTime.Utility;

namespace ActorScheduler.Node.Settings;

/// <summary>The zone data that a process computes with.</summary>
internal static class ZoneData
{
    private const string Key = SchedulerOptions.Section + ":" + nameof(SchedulerOptions.ZoneDataFile);

    /// <summary>Takes the zones from a file, before anything is computed with them.</summary>
    /// <param name="path">The file; empty: this release's zones stay.</param>
    /// <exception cref="SchedulerStartException">It cannot be read, is no such file, or is older than this release's zones.</exception>
    public static void Load(string path)
    {
        if (path.Length == 0)
            return;
        var own = TimeZones.Version;
        try
        {
            using var file = File.OpenRead(path);
            if (string.CompareOrdinal(TimeZones.Load(file), own) < 0)
                throw Refused(path, $"it has version {TimeZones.Version}, this release has {own}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidNodaDataException)
        {
            throw Refused(path, e.Message);
        }
    }

    /// <summary>The machine's clock is in no zone of IANA's.</summary>
    public static SchedulerStartException MachineHasNoZone() => new(
        $"{SchedulerOptions.Section}:{nameof(SchedulerOptions.TimeZone)}: given \"\"; allowed: the IANA id of a time zone, because that of this machine is not known.");

    private static SchedulerStartException Refused(string path, string reason) =>
        new($"{Key}: given \"{path}\"; allowed: a file of zone data in NodaTime's form (.nzd) that is not older than this release's ({reason}).");
}
