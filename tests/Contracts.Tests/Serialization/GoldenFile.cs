namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>
/// Bytes that a release wrote, as base64: <c>manifest.variant.golden</c>. Files are only ever added to; one that is missing is written when
/// documents are regenerated, one that exists never is.
/// </summary>
internal static class GoldenFile
{
    /// <summary>The manifest in a file's name.</summary>
    public static string ManifestOf(string name) => name[..name.LastIndexOf('.')];

    /// <summary>The names of the files in a folder.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.GetFiles(PathOf(folder), "*.golden").Select(path => Path.GetFileNameWithoutExtension(path));

    /// <summary>The bytes of a file.</summary>
    public static byte[] Read(string folder, string name, Func<byte[]> toBytes)
    {
        var path = Path.Combine(PathOf(folder), name + ".golden");
        if (!File.Exists(path) && GeneratedText.IsRegenerating)
            File.WriteAllText(path, Convert.ToBase64String(toBytes()) + "\n");
        return Convert.FromBase64String(File.ReadAllText(path).Trim());
    }

    private static string PathOf(string folder) => GeneratedText.PathOf($"tests/Contracts.Tests/Serialization/{folder}");
}
