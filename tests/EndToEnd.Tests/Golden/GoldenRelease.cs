using System.Text.Json;

namespace ActorScheduler.EndToEnd.Tests.Golden;

/// <summary>
/// What a scheduler of an earlier release left in one store: a dump of its database, and what it answered about tasks that do not change any more.
/// <c>tools/golden/make.py</c> made both with that release's own build. Releases are added, never changed.
/// </summary>
/// <param name="Folder">The release's folder of files.</param>
/// <param name="Store">The store's name, as in <c>Scheduler:Storage</c>.</param>
internal sealed record GoldenRelease(string Folder, string Store)
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Golden");

    /// <summary>The names of all releases, such as <c>v0.1.0</c>.</summary>
    public static IEnumerable<string> Names => Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    /// <summary>The database, as statements that build it.</summary>
    public string Dump => File.ReadAllText(Path.Combine(Folder, Store + ".sql"));

    /// <summary>The files of a release.</summary>
    public static GoldenRelease Of(string name, string store) => new(Path.Combine(Root, name), store);

    /// <summary>What the release answered, a pair of path and body each.</summary>
    public IEnumerable<(string Path, string Answer)> Answers() =>
        from line in File.ReadLines(Path.Combine(Folder, Store + ".answers.jsonl"))
        let pair = JsonDocument.Parse(line).RootElement
        select (pair.GetProperty("path").GetString()!, pair.GetProperty("answer").GetString()!);
}
