using System.Text.Json;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Gateway.Tests.Fakes;

/// <summary>The demo tasks.</summary>
public sealed class FakeDirectory : ITaskDirectory
{
    private readonly SortedDictionary<string, FakeTask> _tasks = new(StringComparer.Ordinal);

    public FakeDirectory()
    {
        Add(new FakeTask("celery.backend_cleanup"));
        Add(new FakeTask(IRetention.TaskName));
        Add(new FakeTask("celery_manage.celery.debug_task"));
        Add(new FakeTask("cmdb_business_manage.tasks.test"));
        Add(new FakeTask("demo_app.tasks.test"));
        Add(new FakeTask("demo_app.tasks.echo") { Returns = call => $$"""{"args":{{call.ArgsJson}},"kwargs":{{call.KwargsJson}}}""" });
        Add(new FakeTask("demo_app.tasks.fail")
        {
            Fails = new TaskFailureInfo("System.InvalidOperationException", "it's \"over\"", "Traceback:\n  at Demo.Fail()"),
        });
        Add(new FakeTask("demo_app.tasks.sleep")
        {
            Parameters = ["seconds"],
            Takes = call => SleepOf(call),
        });
        foreach (var (name, result) in new[] { ("none", "null"), ("bool", "true"), ("int", "42"), ("float", "1.5"), ("str", "\"hello\""),
            ("list", "[1,\"a\",null]"), ("dict", """{"a":1,"b":[true,null]}"""), ("unicode", "\"你好 😀\"") })
        {
            Add(new FakeTask($"demo_app.tasks.ret_{name}") { Returns = _ => result });
        }
    }

    public bool KnowsAnyNode { get; set; } = true;

    public IReadOnlyList<string> Names => [.. _tasks.Keys.Where(name => !name.StartsWith("celery.", StringComparison.Ordinal))];

    public RegisteredTask? Find(string name) => name == Uninstalled ? null : _tasks.GetValueOrDefault(name);

    /// <summary>A task whose app has gone since it was submitted.</summary>
    public string? Uninstalled { get; set; }

    /// <summary>All workers are busy: nothing begins.</summary>
    public bool IsBusy { get; set; }

    public bool HasIdleWorker(string name, string queue) => !IsBusy;

    /// <summary>From which queues nodes take tasks.</summary>
    public ConsumedQueues Queues { get; set; } = ConsumedQueues.All;

    public bool IsConsumed(string name, string queue) => Queues.Takes(queue);

    public IReadOnlyList<QueueConsumer> Consumers => [new QueueConsumer("akka.tcp://scheduler@10.0.0.5:4053", Queues, ["demo_app"])];

    public FakeTask Get(string name) => _tasks[name];

    public IReadOnlyList<string> Suggest(string name) =>
        name.StartsWith("demo_app.tasks.te", StringComparison.Ordinal) || name.StartsWith("demo_app.tasks.ts", StringComparison.Ordinal) ? ["demo_app.tasks.test"] : [];

    private void Add(FakeTask task) => _tasks.Add(task.Name, task);

    // Random calls ask for sleeps that no clock can hold, or name no length at all; they end at once.
    private static TimeSpan SleepOf(TaskSubmission call)
    {
        using var kwargs = JsonDocument.Parse(call.KwargsJson);
        var isNumber = kwargs.RootElement.TryGetProperty("seconds", out var seconds) && seconds.ValueKind == JsonValueKind.Number;
        return isNumber && seconds.GetDouble() is >= 0 and < 3600 and var length ? TimeSpan.FromSeconds(length) : TimeSpan.Zero;
    }
}
