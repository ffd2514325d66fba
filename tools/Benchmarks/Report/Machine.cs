using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ActorScheduler.Benchmarks.Report;

/// <summary>The machine on which the figures were measured, without its name and without paths.</summary>
/// <param name="Cpu">The processor's model.</param>
/// <param name="Cores">How many of them this process sees.</param>
/// <param name="MemoryGb">Memory in GiB.</param>
/// <param name="Kernel">System and kernel.</param>
/// <param name="Disk">The file system of the data.</param>
/// <param name="Dotnet">The version of .NET.</param>
internal sealed record Machine(string Cpu, int Cores, double MemoryGb, string Kernel, string Disk, string Dotnet)
{
    /// <summary>The commit of the code, or null outside a work tree.</summary>
    public string? Commit { get; private init; }

    /// <summary>This machine.</summary>
    /// <param name="dataRoot">Where data is kept.</param>
    public static Machine Here(string dataRoot) => new(
        CpuModel(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        KernelRelease(),
        FileSystem(dataRoot),
        Environment.Version.ToString())
    {
        Commit = GitCommit(),
    };

    /// <summary>The machine in one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Cores} cores ({Cpu}), {MemoryGb} GiB, {Kernel}, {Disk}, .NET {Dotnet}{(Commit is null ? "" : $", commit {Commit}")}");

    private static string CpuModel() =>
        Lines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string KernelRelease() => Lines("/proc/sys/kernel/osrelease").FirstOrDefault() is { } release ? $"Linux {release}" : RuntimeInformation.OSDescription;

    private static string[] Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];

    private static string FileSystem(string path)
    {
        var drive = DriveInfo.GetDrives()
            .Where(d => path.StartsWith(d.RootDirectory.FullName, StringComparison.Ordinal))
            .MaxBy(d => d.RootDirectory.FullName.Length);
        return drive is { IsReady: true } ? drive.DriveFormat : "unknown disk";
    }

    private static string? GitCommit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "--short", "HEAD"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = AppContext.BaseDirectory,
            })!;
            var commit = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? commit : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
