// A program as a stranger writes it with the generated client: it compiles only as long as the document says what these routes take and answer.
using ActorScheduler.Client;
using ActorScheduler.Client.Models;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Http.HttpClientLibrary;

var client = new SchedulerClient(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = args[0] });
var v1 = client.Api.V1;

var submitted = await v1.Tasks.PostAsync(new()
{
    Task = "demo_app.tasks.echo",
    Args = new UntypedArray([new UntypedInteger(1), new UntypedString("a")]),
    Options = new() { TaskId = "csharp-1" },
});
Check(submitted?.Id == "csharp-1", "a task is submitted under its id");
await SeesAsync("csharp-1", "SUCCESS");

var listed = await v1.Tasks.GetAsync(request => request.QueryParameters.Limit = 10);
Check(listed?.Data?.Any(task => task is { Id: "csharp-1", Attempt: 1 }) == true, "the task is in the list");

var added = await v1.PeriodicTasks.PostAsync(new() { Name = "csharp", Task = "demo_app.tasks.test", Interval = new() { Every = new() { Integer = 1 }, Period = IntervalWord.Hours } });
Check(added?.Name == "csharp", "a periodic task is added");

await v1.Tasks.PostAsync(new() { Task = "demo_app.tasks.test", Options = new() { TaskId = "csharp-2", Countdown = 3600 } });
await v1.Tasks["csharp-2"].Revoke.PostAsync(new());
await SeesAsync("csharp-2", "REVOKED");

try
{
    await v1.Tasks.PostAsync(new() { Task = "no.such.task" });
    Check(false, "a task that nobody knows is refused");
}
catch (ApiException refused)
{
    Check(refused.ResponseStatusCode == 400, "a task that nobody knows is refused with 400");
}

async Task SeesAsync(string id, string state)
{
    for (var attempt = 0; attempt < 600; attempt++)
    {
        if (string.Equals((await v1.Tasks[id].GetAsync())?.State?.ToString(), state, StringComparison.OrdinalIgnoreCase))
            return;
        await Task.Delay(100);
    }

    Check(false, $"{id} is {state}");
}

static void Check(bool holds, string what)
{
    if (!holds)
        throw new InvalidOperationException($"Not so: {what}.");
}
