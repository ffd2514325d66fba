using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>The app of docs/task-apps.md, made by the page's commands beside a copy of what it references.</summary>
internal static partial class ShopApp
{
    private static readonly string[] Copied = ["src/Authoring"];

    /// <summary>Makes and builds it.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="page">The page.</param>
    /// <returns>The arguments with which the page starts the server.</returns>
    public static async Task<IReadOnlyList<string>> Build(string folder, Page page)
    {
        var repository = Path.Combine(folder, "repository");
        Copy(repository);
        string[] shell = [.. page.BlocksOf("sh")];
        if (shell is not [var make, var build])
            throw new InvalidOperationException($"{page.Path} has {shell.Length} blocks of commands, not one that makes the app and one that builds it and starts the server");

        await Run(make, repository);
        foreach (var (i, code) in page.BlocksOf("csharp").Index())
            await File.WriteAllTextAsync(Path.Combine(folder, "ShopApp", $"Block{i}.cs"), code);
        await Run(build[..build.IndexOf("dotnet run", StringComparison.Ordinal)], repository);

        return [.. Installed().Matches(build).SelectMany(match => new[] { match.Groups["key"].Value, PathOrName(repository, match.Groups["app"].Value) })];
    }

    private static string PathOrName(string repository, string app) => app.EndsWith(".dll", StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(repository, app)) : app;

    private static void Copy(string repository)
    {
        var root = Page.SolutionFolder();
        Directory.CreateDirectory(repository);
        foreach (var file in Directory.EnumerateFiles(root).Where(file => !file.EndsWith(".sln", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(repository, Path.GetFileName(file)));
        foreach (var folder in Copied)
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories).Where(IsSource))
            {
                var copy = Path.Combine(repository, Path.GetRelativePath(root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    private static bool IsSource(string file) => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj");

    private static async Task Run(string commands, string repository)
    {
        var start = new ProcessStartInfo("bash", ["-euc", commands]) { RedirectStandardOutput = true, WorkingDirectory = repository };
        // A build server would go on after its build, with this output open, and with files of this folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, $"{commands}\nended with {shell.ExitCode}:\n{said}");
    }

    [GeneratedRegex(@"(?<key>--Scheduler:InstalledApps:\d) (?<app>\S+)")]
    private static partial Regex Installed();
}
