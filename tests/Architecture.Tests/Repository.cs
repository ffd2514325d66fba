using System.Reflection;

namespace ActorScheduler.Architecture.Tests;

/// <summary>The sources that these tests read.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The source files of a project or of one of its folders.</summary>
    /// <param name="folder">The path from the root.</param>
    public static IEnumerable<SourceFile> Sources(string folder)
    {
        var path = Path.Combine(Root, folder);
        return Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
            .Select(file => new SourceFile(Path.GetRelativePath(path, file).Replace('\\', '/'), File.ReadAllText(file)))
            .Where(file => file.Folder is not ("obj" or "bin"));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "ActorScheduler.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("These tests run below the folder of the solution.");
        return folder.FullName;
    }
}
