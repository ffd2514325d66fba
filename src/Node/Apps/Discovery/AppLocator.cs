using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Finds the files of the installed apps.</summary>
internal static class AppLocator
{
    private const string Extension = ".dll";

    /// <summary>The files of the apps, in the given order; an app that is missing or listed twice becomes a problem.</summary>
    public static IReadOnlyList<AppFile> Locate(IEnumerable<string> installedApps, string baseDirectory, List<string> problems)
    {
        var files = new List<AppFile>();
        foreach (var app in installedApps)
        {
            if (Find(app, baseDirectory, problems) is not { } file)
                continue;
            var same = files.Find(other => other.Path == file.Path);
            if (same is null)
                files.Add(file);
            else
                problems.Add($"{app}: the app is listed twice in InstalledApps ({file.Path}); remove one of the entries.");
        }

        return files;
    }

    private static AppFile? Find(string? app, string baseDirectory, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(app))
        {
            problems.Add("InstalledApps has an empty entry; give the name of an assembly or the path of a .dll, or remove it.");
            return null;
        }

        var isPath = app.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || app.AsSpan().ContainsAny('/', '\\');
        var file = isPath ? Path.GetFullPath(app) : Path.Combine(Path.GetFullPath(baseDirectory), app + Extension);
        if (!File.Exists(file))
        {
            problems.Add($"{app}: no such app; looked for {file}.{Nearby(app, file, isPath)} {Hint(app, isPath)}");
            return null;
        }

        var isBesideHost = !isPath && SameDirectory(baseDirectory, AppContext.BaseDirectory);
        return new AppFile(Path.GetFileNameWithoutExtension(file), file, isBesideHost);
    }

    private static string Hint(string app, bool isPath) => (isPath, app.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)) switch
    {
        (true, false) => "A path must name a .dll file.",
        (true, true) => "Build the app, or correct the path in InstalledApps.",
        _ => "Copy the app beside the host, or give the path of its .dll.",
    };

    private static string Nearby(string app, string file, bool isPath)
    {
        var directory = Path.GetDirectoryName(file);
        if (directory is null || !Directory.Exists(directory))
            return "";
        var names = Directory.EnumerateFiles(directory, "*" + Extension).Select(Path.GetFileNameWithoutExtension).OfType<string>();
        var near = NearNames.Of(Path.GetFileNameWithoutExtension(file), names);
        return NearNames.Question(isPath ? [.. near.Select(name => Path.Combine(Path.GetDirectoryName(app) ?? "", name + Extension))] : near);
    }

    private static bool SameDirectory(string a, string b) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(a)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(b));
}
