namespace ActorScheduler.Deployment.Tests;

/// <summary>The files of the repository.</summary>
internal static class Repository
{
    /// <summary>Its folder.</summary>
    public static string Root { get; } = Find();

    /// <summary>The full path of something in it.</summary>
    public static string PathOf(string below) => Path.Combine(Root, below);

    /// <summary>A text file.</summary>
    public static string Read(string below) => File.ReadAllText(PathOf(below)).ReplaceLineEndings("\n");

    /// <summary>The files of a folder that are read by a program, by their paths in the repository; not the pages for people.</summary>
    public static IEnumerable<string> FilesBelow(string folder) => Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.EndsWith(".md", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ActorScheduler.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has ActorScheduler.sln in it.");
    }
}
