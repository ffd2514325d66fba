using System.Diagnostics;
using ActorScheduler.Harness.Processes;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ActorScheduler.Browser.Tests;

/// <summary>A person signs in with a real browser, as the keyboard alone allows, and out again.</summary>
public sealed class SignInPageTests(ITestOutputHelper output) : BrowserTest(output)
{
    private static readonly string[] Required = ["--Scheduler:Security:RequireAuthentication", "true"];

    [SkippableFact]
    public async Task Somebody_who_opens_a_page_signs_in_comes_back_to_it_acts_and_signs_out()
    {
        RequireChromium.OrSkip();
        var key = await MakeKeyAsync();
        var page = await OpenAsync(Required);
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                refused.Add(message.Text);
        };

        await page.GotoAsync($"{Server.Url}docs/");
        Assert.EndsWith("/sign-in?next=%2Fdocs%2F", page.Url, StringComparison.Ordinal);
        // The field has the focus.
        await page.Keyboard.TypeAsync("ask_0123456789abcdef_wrong");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This key is not valid");

        await page.Keyboard.TypeAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"{Server.Url}docs/**", new PageWaitForURLOptions { Timeout = (float)Soon.TotalMilliseconds });
        await page.GetByText("async_apply_task").First.WaitForAsync(new LocatorWaitForOptions { Timeout = (float)Soon.TotalMilliseconds });

        Assert.Equal(200, await FetchAsync(page, "/celery_manage/async_apply_task/", "POST"));
        Assert.Equal("", await page.EvaluateAsync<string>("document.cookie"));

        // Another site has the browser send nothing in his name.
        await using var site = await StrangersSite.StartAsync($"<form id=form method=post action='{Server.Url}celery_manage/async_apply_task/'></form><a id=link href='{Server.Url}api/v1/access/me'>x</a>");
        var stranger = await page.Context.NewPageAsync();
        await stranger.GotoAsync(site.Url);
        var posted = stranger.WaitForResponseAsync(answer => answer.Request.Method == "POST");
        await stranger.EvaluateAsync("document.getElementById('form').submit()");
        Assert.Contains((await posted).Status, new[] { 401, 403 });
        await stranger.CloseAsync();

        await page.GotoAsync($"{Server.Url}sign-in");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading)).ToContainTextAsync("Signed in as ops");
        var cookies = await page.Context.CookiesAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Access key")).ToBeFocusedAsync();
        Assert.Empty(await page.Context.CookiesAsync());
        // The session is over also for who kept the cookie.
        await page.Context.AddCookiesAsync([new Cookie { Name = cookies[0].Name, Value = cookies[0].Value, Url = Server.Url.ToString() }]);
        Assert.Equal(401, await FetchAsync(page, "/api/v1/tasks", "GET"));
        Assert.Empty(refused);
    }

    private static Task<int> FetchAsync(IPage page, string path, string method) => page.EvaluateAsync<int>(
        """([path, method]) => fetch(path, {method, headers: {'Content-Type': 'application/json'}, body: method === 'POST' ? '{"task": "demo_app.tasks.test"}' : undefined}).then(answer => answer.status)""", new[] { path, method });

    private async Task<string> MakeKeyAsync()
    {
        using var command = Process.Start(new ProcessStartInfo("dotnet", [BuiltPrograms.Gateway, "keys", "--create", "ops", "--roles", "admin", "--Scheduler:DataDirectory", DataFolder]) { RedirectStandardOutput = true })!;
        var text = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        var key = System.Text.RegularExpressions.Regex.Match(text, "ask_[0-9a-f]+_[A-Za-z0-9_-]+");
        return key.Success ? key.Value : throw new InvalidOperationException($"No key was made: {text}");
    }
}
