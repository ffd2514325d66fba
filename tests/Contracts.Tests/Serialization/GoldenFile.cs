using System.Security.Cryptography;
using System.Text;

namespace ActorScheduler.Contracts.Tests.Serialization;

/// <summary>
/// Bytes that releases wrote, a line each: manifest, name of the case, base64, and a digest of the line and all lines before it. Lines are only ever
/// added: a case without a line gets one at the end when documents are regenerated, and a line that is there never changes.
/// </summary>
internal sealed class GoldenFile(string name)
{
    private const string Nothing = "-";

    private readonly string _path = GeneratedText.PathOf($"tests/Contracts.Tests/Serialization/Golden/{name}.golden");
    private readonly Lock _oneWriter = new();

    /// <summary>The cases that have a line, as <c>manifest.name</c>, in the order of the lines.</summary>
    public IEnumerable<string> Names => Lines().Select(line => $"{line[0]}.{line[1]}");

    /// <summary>The manifest in the name of a case.</summary>
    public static string ManifestOf(string name) => name[..name.LastIndexOf('.')];

    /// <summary>The bytes of a case.</summary>
    public byte[] Read(string name, Func<byte[]> toBytes)
    {
        lock (_oneWriter)
        {
            var (manifest, variant) = (ManifestOf(name), name[(name.LastIndexOf('.') + 1)..]);
            if (GeneratedText.IsRegenerating && !Names.Contains(name, StringComparer.Ordinal))
                Append($"{manifest} {variant} {Written(toBytes())}");
            var bytes = Lines().Single(line => line[0] == manifest && line[1] == variant)[2];
            return bytes == Nothing ? [] : Convert.FromBase64String(bytes);
        }
    }

    /// <summary>The first line that does not follow from those before it, because one of them was changed, moved or taken out; null if all do.</summary>
    public string? FirstBrokenLine()
    {
        var digest = "";
        foreach (var line in Lines())
        {
            digest = DigestOf(digest, string.Join(' ', line[..3]));
            if (line[3] != digest)
                return string.Join(' ', line);
        }

        return null;
    }

    private static string Written(byte[] bytes) => bytes.Length == 0 ? Nothing : Convert.ToBase64String(bytes);

    private static string DigestOf(string before, string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{before} {line}")))[..12];

    private void Append(string line) => File.AppendAllText(_path, $"{line} {DigestOf(Lines().LastOrDefault()?[3] ?? "", line)}\n");

    private List<string[]> Lines() => [.. File.ReadLines(_path).Select(line => line.Split(' '))];
}
