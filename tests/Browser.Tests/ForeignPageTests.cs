using System.Collections.Concurrent;
using System.Text.Json;
using ActorScheduler.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ActorScheduler.Browser.Tests;

/// <summary>What a page of another origin can do to the server on the machine of whoever looks at it: nothing.</summary>
public sealed class ForeignPageTests(ITestOutputHelper output) : BrowserTest(output)
{
    [SkippableFact]
    public async Task A_foreign_page_submits_and_changes_nothing()
    {
        var page = await OpenAsync();
        var waiting = await Server.Client.SubmitAsync("demo_app.tasks.test", options: new { countdown = 9999 });
        await using var site = await StrangersSite.StartAsync($"""
            <form id=form method=post enctype="text/plain" action="{Server.Url}celery_manage/async_apply_task/" target=frame>
            <input name='{"{"}"task": "demo_app.tasks.test", "x": "' value='"{"}"}'></form><iframe name=frame></iframe>
            """);
        var answers = new ConcurrentQueue<string>();
        page.RequestFailed += (_, request) => answers.Enqueue(request.Failure ?? "");
        await page.GotoAsync(site.Url);

        // None of these is asked for beforehand (CORS): a blob without a type sends no Content-Type, a POST without a body has none.
        foreach (var (path, body) in new[]
        {
            ("celery_manage/async_apply_task/", """{"task": "demo_app.tasks.test"}"""),
            ("api/v1/tasks", """{"task": "demo_app.tasks.test"}"""),
            ("celery_manage/revoke_task/", $$"""{"id": "{{waiting}}"}"""),
            ($"api/v1/tasks/{waiting}/revoke", ""),
            ($"api/v1/tasks/{waiting}/run-now", ""),
            ("api/v1/maintenance/retention", """{"older_than": "1.00:00:00"}"""),
        })
        {
            await page.EvaluateAsync("([url, body]) => fetch(url, {method: 'POST', mode: 'no-cors', body: body ? new Blob([body]) : undefined}).catch(() => 0)", new[] { Server.Url + path, body });
        }

        // The server answered all of them, and the browser gave the page none of the answers.
        await Eventually.Sees(() => Task.FromResult(answers.ToArray()), failures => failures.Length == 6, Soon, "six answers", failures => string.Join(", ", failures));
        Assert.All(answers, failure => Assert.Contains("ERR_BLOCKED_BY_RESPONSE", failure, StringComparison.Ordinal));

        var posted = page.WaitForResponseAsync(answer => answer.Request.Method == "POST");
        await page.EvaluateAsync("document.getElementById('form').submit()");
        Assert.Equal(403, (await posted).Status);

        var task = Assert.Single(await ListAsync());
        Assert.Equal((waiting, "PENDING"), (task.Name, task.Value.GetProperty("state").GetString()));
    }

    [SkippableFact]
    public async Task A_name_that_was_made_to_point_here_reads_and_changes_nothing()
    {
        var page = await OpenAsync();
        await Server.Client.SubmitAsync("demo_app.tasks.test", options: new { countdown = 9999 });
        var origin = $"http://{Stranger}:{Server.Url.Port}";
        // The page came from the stranger's own server; from now on its name points to this machine.
        await page.RouteAsync($"{origin}/attack", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html><title>attack</title>" }));
        await page.GotoAsync($"{origin}/attack");

        foreach (var path in new[] { "/", "/celery_manage/list_tasks/", "/api/v1/tasks", "/metrics", "/health/ready", "/openapi/v1.json", "/docs/", "/nowhere" })
            Assert.Equal(421, await FetchAsync(page, path, "GET"));
        Assert.Equal(421, await FetchAsync(page, "/celery_manage/async_apply_task/", "POST"));
        Assert.Single(await ListAsync());
    }

    [SkippableFact]
    public async Task A_foreign_page_cannot_show_a_page_of_the_server_in_a_frame()
    {
        var page = await OpenAsync();
        var refused = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("frame", StringComparison.OrdinalIgnoreCase))
                refused.TrySetResult(message.Text);
        };
        await using var site = await StrangersSite.StartAsync($"<iframe src='{Server.Url}docs/'></iframe>");
        await page.GotoAsync(site.Url);
        Assert.Contains("frame-ancestors", await refused.Task.WaitAsync(Soon), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_servers_own_page_works_under_its_own_policy()
    {
        var page = await OpenAsync();
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                refused.Add(message.Text);
        };
        await page.GotoAsync($"{Server.Url}docs/");
        await page.GetByText("async_apply_task").First.WaitForAsync(new LocatorWaitForOptions { Timeout = (float)Soon.TotalMilliseconds });
        Assert.Equal(200, await FetchAsync(page, "/celery_manage/async_apply_task/", "POST"));
        Assert.Single(await ListAsync());
        Assert.Empty(refused);
    }

    private static Task<int> FetchAsync(IPage page, string path, string method) => page.EvaluateAsync<int>(
        "async ([url, method]) => (await fetch(url, {method, body: method == 'POST' ? '{\"task\": \"demo_app.tasks.test\"}' : undefined, headers: method == 'POST' ? {'Content-Type': 'application/json'} : {}})).status",
        new[] { path, method });

    private async Task<List<JsonProperty>> ListAsync()
    {
        using var http = new HttpClient { BaseAddress = Server.Url };
        using var list = JsonDocument.Parse(await http.GetStringAsync(new Uri("celery_manage/list_tasks/", UriKind.Relative)));
        return [.. list.RootElement.Clone().EnumerateObject()];
    }
}
