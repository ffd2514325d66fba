using ActorScheduler.Contracts.Access;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Api;
using ActorScheduler.Gateway.Api.Tasks;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.CeleryManage;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.OpenApi;
using ActorScheduler.Gateway.Security;
using ActorScheduler.Gateway.Settings;
using ActorScheduler.Gateway.SignIn;
using ActorScheduler.Operations;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Hosting;

/// <summary>The HTTP gateway, put together. What it talks to is registered by its caller: an embedded node, a cluster client, or a test's fakes.</summary>
public static class GatewayApp
{
    /// <summary>Where it listens unless <c>--urls</c>, <c>ASPNETCORE_URLS</c> or the configuration says otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8000";

    // What sends slower than this only holds a connection and its memory.
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 2_000, gracePeriod: TimeSpan.FromSeconds(5));
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Builds the server without starting it.</summary>
    /// <param name="args">The command line: <c>--urls</c>, <c>--Scheduler:Key value</c>.</param>
    /// <param name="wire">Registers ISchedulerClient, ITaskQueries, IPeriodicTaskQueries, ITaskHistory, IPeriodicTaskHistory, ITaskArchive, IRetention, ITaskDirectory, IAccessJournal,
    /// ISessionJournal, IRefusalJournal, IQueueQueries, QueueRouting, IHolds and SchedulerTimeZone; health checks with
    /// the tag <see cref="HealthRoutes.ReadyTag"/> and <see cref="IStartupFacts"/> where there are any.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder> wire)
    {
        ArgumentNullException.ThrowIfNull(wire);
        // The settings lie beside the program, whatever folder it is called from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddProcessLog();
        AddServer(builder);
        AddHttp(builder.Services, builder.Configuration);
        builder.Services.AddHostCheck(builder.Configuration);
        // Before what the caller adds, which takes long to start and to stop again.
        builder.Services.AddHostedService<AddressCheck>();
        builder.Services.AddHostedService<ListenerCheck>();
        wire(builder);

        var app = builder.Build();
        app.Use(SecurityHeaders.AddAsync);
        app.UseMiddleware<ErrorMiddleware>();
        app.UseHostCheck();
        app.UseMiddleware<OriginCheck>();
        app.Use(HeadRequests.AnswerAsGet);
        // Here and not, as by default, before everything else: what comes before it refuses or changes a request whatever its route.
        app.UseRouting();
        app.UseMiddleware<CallerFinder>();
        app.UseMiddleware<OperationsListener>();
        // Before the check: who tries keys is a caller too.
        app.UseRateLimiter();
        app.UseMiddleware<AccessCheck>();
        app.Use(RequestedByHeader.CheckAsync);
        app.MapAddedRoutes();
        return app;
    }

    /// <summary>Runs the server until it is stopped.</summary>
    /// <returns>The exit code: 0, or 1 if it could not start.</returns>
    public static async Task<int> RunAsync(string[] args, Action<WebApplicationBuilder> wire)
    {
        try
        {
            await using var app = Build(args, wire);
            await app.StartAsync();
            app.Services.GetRequiredService<StartupErrorFilter>().Started();
            StartupText.Write(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (StartupError.Explain(exception) is { } reason)
        {
            await Console.Error.WriteLineAsync($"ActorScheduler cannot start: {reason}");
            return 1;
        }
    }

    private static void AddServer(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        string[] keys = ["urls", "http_ports", "https_ports"];
        if (keys.All(key => string.IsNullOrEmpty(configuration[key])) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);
        if (configuration[$"{GatewayOptions.Section}:Security:OperationsUrl"] is { Length: > 0 } operations && Uri.IsWellFormedUriString(operations, UriKind.Absolute))
            ListenAddresses.Add(configuration, operations);

        builder.Services.AddOptions<GatewayOptions>()
            .Bind(configuration.GetSection(GatewayOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<GatewayOptions>>((kestrel, gateway) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.AddServerRefusals();
            kestrel.Limits.MaxRequestBodySize = gateway.Value.MaxBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = gateway.Value.MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.Limits.MinRequestBodyDataRate = SlowestBody;
        });
    }

    private static void AddHttp(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, TimeOrderedIds>();
        services.AddSingleton<RouteList>();
        services.AddHealthChecks();
        services.AddSchedulerMetrics();
        services.AddAccess(configuration);
        services.AddCalls();
        services.AddSingleton<WaitingTaskJson>().AddSingleton<ShownTask>();
        services.AddCallerLimits();
        services.AddDocs();
        services.AddRoutes(CeleryManageRoutes.MapCeleryManage);
        services.AddRoutes(ApiRoutes.MapApi);
        services.AddRoutes(app => app.MapGroup("").Needs(AccessRight.None).MapSignIn());
        services.AddRoutes(app => app.MapGroup("").Needs(AccessRight.None).MapHealth());
        services.AddRoutes(app => app.MapGroup("").Needs(AccessRight.See).ForOperators().MapMetrics());
        services.AddRoutes(app => app.MapGroup("").Needs(AccessRight.None).MapWelcome());
        services.AddRoutes(app => app.MapGroup("").Needs(AccessRight.See).ForOperators().MapDocs());
    }
}
