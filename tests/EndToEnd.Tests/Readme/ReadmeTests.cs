using System.Net.Mime;
using System.Text;
using System.Text.Json;
using ActorScheduler.Testing;
using ActorScheduler.Testing.Processes;

namespace ActorScheduler.EndToEnd.Tests.Readme;

/// <summary>Runs README.md: a reader who copies its commands gets what the page shows.</summary>
public sealed class ReadmeTests : IDisposable
{
    private const int FewestExamples = 25;

    // A schedule of the page may come due while the examples run.
    private static readonly string[] ChangesWithTime = ["date_changed", "last_run_at", "total_run_count", "runtime_seconds", "worker", "next_cursor"];

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void The_examples_are_found() => Assert.InRange(ReadmeExample.ReadAll().Count, FewestExamples, 200);

    [Fact]
    public async Task Every_example_is_answered_as_the_page_shows()
    {
        await using var server = await ServerProcess.StartAsync(new ServerStart(_data.Path));
        using var http = new HttpClient { BaseAddress = server.Url };

        foreach (var example in ReadmeExample.ReadAll())
        {
            using var response = await Send(http, example);
            var text = await response.Content.ReadAsStringAsync();

            Assert.True(example.Code == (int)response.StatusCode, $"{example}: answered {(int)response.StatusCode} {text}");
            if (example.Answer is { } shown && !IsLaterState(example))
                Assert.Equal($"{example.Path} {Lasting(shown)}", $"{example.Path} {Lasting(text)}");
        }
    }

    private static Task<HttpResponseMessage> Send(HttpClient http, ReadmeExample example) => example.Body is { } body
        ? http.PostAsync(example.Path, new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json))
        : http.GetAsync(example.Path);

    /// <summary>How far the tasks have come depends on how fast the reader types.</summary>
    private static bool IsLaterState(ReadmeExample example) => example.Path.EndsWith("/counts", StringComparison.Ordinal);

    /// <summary>The answer without what is new each time: generated ids and times.</summary>
    private static string Lasting(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Lasting(document.RootElement, "");
    }

    private static string Lasting(JsonElement value, string name) => value.ValueKind switch
    {
        _ when ChangesWithTime.Contains(name) => "any",
        JsonValueKind.Object => $"{{{string.Join(", ", value.EnumerateObject().Select(member => $"{member.Name}: {Lasting(member.Value, member.Name)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(item => Lasting(item, name)))}]",
        // Ids that the gateway makes are of version 7; all others follow from what was sent.
        // Only what the v1 routes tell of something that happened, or is to happen, has microseconds even when they are zero.
        JsonValueKind.String when value.GetString() is { Length: 27 } text && text.EndsWith('Z') && value.TryGetDateTimeOffset(out _) => "a time",
        JsonValueKind.String when Guid.TryParse(value.GetString(), out var id) && id.Version == 7 => "an id",
        _ => value.GetRawText(),
    };
}
