using System.Net.Mime;
using System.Text;
using ActorScheduler.Harness;
using ActorScheduler.Harness.Processes;

namespace ActorScheduler.EndToEnd.Tests.Docs;

/// <summary>Does what a reader does who copies the commands of a page, and compares what comes back with what the page shows.</summary>
internal static class PageRun
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    /// <summary>Runs all examples of a page in order.</summary>
    public static async Task AllOf(Page page, ServerProcess server)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        foreach (var example in PageExample.Of(page))
            await Run(page, example, http);
    }

    private static async Task Run(Page page, PageExample example, HttpClient http)
    {
        var (code, text) = await Send(http, example);
        Assert.True(example.Code == code, $"{page.Path}: {example}: answered {code} {text}");
        if (example.Answer is { } shown && !IsLaterState(example))
            Assert.Equal($"{example.Path} {Lasting.Of(shown)}", $"{example.Path} {Lasting.Of(text)}");

        // A task that the page shows as ended may still run: the reader's next command would come later.
        string[] lines = [.. example.Lines.Select(Lasting.Line).OfType<string>()];
        if (lines.Length > 0)
        {
            await Eventually.Sees(
                async () => Lasting.Lines((await Send(http, example)).Text),
                seen => lines.All(seen.Contains),
                Deadline,
                $"{page.Path}: {example.Path} shows\n{string.Join('\n', lines)}\n",
                seen => string.Join('\n', seen));
        }
    }

    private static async Task<(int Code, string Text)> Send(HttpClient http, PageExample example)
    {
        using var request = new HttpRequestMessage(example.Method, example.Path);
        if (example.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json);
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    // How far the tasks have come depends on how fast the reader types.
    private static bool IsLaterState(PageExample example) => example.Path.EndsWith("/counts", StringComparison.Ordinal);
}
