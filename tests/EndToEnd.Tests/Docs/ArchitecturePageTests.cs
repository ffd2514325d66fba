using System.Text.Json;
using System.Text.RegularExpressions;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>docs/architecture.md says of every route where it is decided.</summary>
public sealed partial class ArchitecturePageTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_table_of_routes_has_every_route_of_the_api_and_no_other()
    {
        await using var server = await ServerProcess.StartAsync(new ServerStart(_data.Path));
        using var http = new HttpClient { BaseAddress = server.Url };
        using var document = JsonDocument.Parse(await http.GetStringAsync("openapi/v1.json"));
        var routes = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}"));

        Assert.Equal(routes.Order(StringComparer.Ordinal), InTable().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> InTable() => Row().Matches(new Page("docs/architecture.md").Text)
        .SelectMany(row => Route().Matches(row.Groups["routes"].Value))
        .Select(match => match.Groups["route"].Value);

    [GeneratedRegex(@"^\| (?<routes>`(?:GET|POST|PATCH|PUT|DELETE) /.*?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<route>[A-Z]+ /[^`]+)`")]
    private static partial Regex Route();
}
