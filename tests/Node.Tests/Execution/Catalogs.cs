using System.Reflection;
using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Node.Apps;
using ActorScheduler.Node.Apps.Discovery;
using ActorScheduler.Node.Execution.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Node.Tests.Execution;

/// <summary>Catalogs, runners and runs for tests.</summary>
internal static class Catalogs
{
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(20);

    /// <summary>The tasks of the classes, in an app called <c>Tests</c>.</summary>
    public static TaskCatalog Of(Action<IServiceCollection>? services, params Type[] classes)
    {
        var problems = new List<string>();
        var app = AppServices.OfApp("Tests", classes, services, problems);
        var tasks = app is null ? [] : ClassScanner.Scan(classes, app, problems);
        Assert.Empty(problems);
        return new TaskCatalog(tasks, [app!]);
    }

    /// <summary>What discovery finds wrong, in the order found.</summary>
    public static IReadOnlyList<string> Problems(Action discovery) => Assert.Throws<TaskDiscoveryException>(discovery).Message.Split('\n')[1..];

    public static TaskRunner Runner(TaskCatalog catalog) => new(catalog, NullLoggerFactory.Instance, TimeProvider.System);

    public static RunAttempt Attempt(string name, string args = "[]", string kwargs = "{}", int attempt = 1, string id = "t1") =>
        new(id, attempt, name, args, kwargs, HoldsWorker: false);

    public static RunOutcome Run(this TaskRunner runner, string name, string args = "[]", string kwargs = "{}", int attempt = 1, CancellationToken token = default) =>
        runner.Run(Attempt(name, args, kwargs, attempt), token);

    public static string Json(RunOutcome outcome) => outcome is RunOutcome.Succeeded succeeded
        ? Encoding.UTF8.GetString(succeeded.ResultJson.Span)
        : throw new Xunit.Sdk.XunitException($"expected a success, got {outcome}");

    public static RunOutcome.Failed Failure(RunOutcome outcome) => Assert.IsType<RunOutcome.Failed>(outcome);

    public static JsonElement Element(string json) => JsonElement.Parse(json);

    /// <summary>The file of a test app, which is built but not copied beside the tests.</summary>
    public static string TestApp(string name)
    {
        var pattern = typeof(Catalogs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "TestApps").Value!;
        return Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, name)));
    }
}
