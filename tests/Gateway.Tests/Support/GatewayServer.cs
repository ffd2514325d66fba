using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Hosting;
using ActorScheduler.Gateway.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ActorScheduler.Gateway.Tests.Support;

/// <summary>The gateway on a free port of the loopback, over a scheduler in memory and a clock that stands still.</summary>
public sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewayServer(WebApplication app, FakeScheduler scheduler, FakeTimeProvider time, ConcurrentQueue<string> log)
    {
        _app = app;
        Scheduler = scheduler;
        Time = time;
        Log = log;
        Http = new HttpClient(new DocumentedAnswers(new SocketsHttpHandler { AllowAutoRedirect = false })) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FakeScheduler Scheduler { get; }

    public FakeTimeProvider Time { get; }

    public HttpClient Http { get; }

    /// <summary>What was logged at Warning and above.</summary>
    public ConcurrentQueue<string> Log { get; }

    public IAccessJournal Access => Services.GetRequiredService<IAccessJournal>();

    public IServiceProvider Services => _app.Services;

    /// <summary>When its clock begins.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 1, 1, 0, 0, 0, 250, TimeSpan.Zero);

    /// <summary>Starts one. Its clock says 2026-01-01T00:00:00.25Z, its zone is Asia/Shanghai.</summary>
    public static async Task<GatewayServer> StartAsync(Action<IServiceCollection>? services = null, params string[] args)
    {
        var time = new FakeTimeProvider(Beginning);
        var directory = new FakeDirectory();
        var scheduler = new FakeScheduler(time, directory, "Asia/Shanghai");
        var log = new ConcurrentQueue<string>();
        var app = GatewayApp.Build(["--urls", "http://127.0.0.1:0", .. args], builder =>
        {
            Wire(builder, scheduler, directory, "Asia/Shanghai");
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
            builder.Logging.ClearProviders().AddProvider(new ListLoggerProvider(log)).SetMinimumLevel(LogLevel.Warning);
            services?.Invoke(builder.Services);
        });
        await app.StartAsync();
        return new GatewayServer(app, scheduler, time, log);
    }

    /// <summary>Registers a fake scheduler as the gateway's.</summary>
    public static void Wire(WebApplicationBuilder builder, FakeScheduler scheduler, FakeDirectory directory, string timeZoneId)
    {
        builder.Services.AddSingleton<ISchedulerClient>(scheduler);
        builder.Services.AddSingleton<ITaskQueries>(scheduler);
        builder.Services.AddSingleton<IPeriodicTaskQueries>(scheduler);
        builder.Services.AddSingleton<ITaskHistory>(scheduler);
        builder.Services.AddSingleton<IBulkOperations>(scheduler.Bulk);
        builder.Services.AddSingleton<IPeriodicTaskHistory>(scheduler);
        builder.Services.AddSingleton<ITaskDirectory>(directory);
        builder.Services.AddSingleton<IQueueQueries>(new FakeQueues(scheduler));
        builder.Services.AddSingleton(QueueRouting.None);
        builder.Services.AddSingleton<IHolds>(provider => new FakeHolds(provider.GetRequiredService<TimeProvider>));
        builder.Services.AddSingleton<IRetention>(scheduler.Retention);
        builder.Services.AddSingleton<IBackups>(scheduler.Backups);
        builder.Services.AddSingleton<IAccessJournal>(new FakeAccessJournal());
        builder.Services.AddSingleton<ISessionJournal>(new FakeSessionJournal());
        builder.Services.AddSingleton<IRefusalJournal>(new FakeRefusalJournal());
        builder.Services.AddSingleton<ITaskArchive>(scheduler.Retention);
        builder.Services.AddSingleton(new SchedulerTimeZone(TimeZones.Find(timeZoneId)!));
    }

    public async Task<Answer> GetAsync(string path) => await Answer.ReadAsync(await Http.GetAsync(new Uri(path, UriKind.Relative)));

    public Task<Answer> PostAsync(string path, string json) => PostAsync(path, Encoding.UTF8.GetBytes(json), "application/json");

    public async Task<Answer> PostAsync(string path, byte[] body, string? contentType)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return await Answer.ReadAsync(await Http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    /// <summary>Sends a request with another method or with proof of who sends it.</summary>
    public async Task<Answer> SendAsync(string method, string path, string? json = null, string? authorization = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await Answer.ReadAsync(await Http.SendAsync(request));
    }

    /// <summary>Makes a key that the server knows.</summary>
    public async Task<(string Id, string Key)> MakeKeyAsync(string name, AccessRole[] roles, string[]? tasks = null, DateTimeOffset? expires = null)
    {
        var made = await new AccessChanges(Access, Time).CreateAsync(new AccessKeyRequest(name, [.. roles], [.. tasks ?? []], expires), null, CancellationToken.None);
        await Services.GetRequiredService<KnownKeys>().RefreshAsync(CancellationToken.None);
        return (made.Key!.Id, made.Text!.ToString());
    }

    /// <summary>Submits a call and answers its id.</summary>
    public async Task<string> SubmitAsync(string json)
    {
        var answer = await PostAsync("/celery_manage/async_apply_task/", json);
        Assert.True(answer.Status == 200 && (bool)answer.Json["status"]!, answer.ToString());
        return (string)answer.Json["data"]!;
    }

    /// <summary>Stops it as a signal would.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
