using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ActorScheduler.Deployment.Tests;

/// <summary>A YAML document as plain objects, with its anchors and merge keys (<c>&lt;&lt;</c>) carried out.</summary>
internal static class Yaml
{
    /// <summary>Reads a document of one mapping.</summary>
    public static YamlMap Read(string file)
    {
        using var text = new StringReader(Repository.Read(file));
        var parser = new MergingParser(new Parser(text));
        return new YamlMap(file, new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(parser));
    }
}

/// <summary>A mapping of a document.</summary>
/// <param name="Path">Where it is, for messages.</param>
/// <param name="Values">Its members.</param>
internal sealed record YamlMap(string Path, Dictionary<object, object> Values)
{
    /// <summary>The names of its members.</summary>
    public IEnumerable<string> Keys => Values.Keys.Cast<string>();

    /// <summary>Whether there is such a member.</summary>
    public bool Has(string key) => Values.ContainsKey(key);

    /// <summary>A member that is a mapping; an empty one (<c>name:</c>) has no members.</summary>
    public YamlMap Map(string key) => new($"{Path}.{key}", Member(key) as Dictionary<object, object> ?? []);

    /// <summary>A member that is one value.</summary>
    public string Text(string key) => Member(key)?.ToString() ?? "";

    /// <summary>A member that is a list of values.</summary>
    public IReadOnlyList<string> List(string key) => [.. ((List<object>)Member(key)!).Select(item => item.ToString()!)];

    /// <summary>A member that is a list of mappings.</summary>
    public IReadOnlyList<YamlMap> Maps(string key) =>
        [.. ((List<object>)Member(key)!).Select((item, i) => new YamlMap($"{Path}.{key}[{i}]", (Dictionary<object, object>)item))];

    private object? Member(string key) => Values.TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"{Path} has no {key}");
}
