using System.Threading.RateLimiting;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Security;

/// <summary>
/// How much one caller may ask for, and all of them together. A list or a search takes a processor, so that few run at a time, and no caller has more than
/// half of them: whoever asks for much waits in a line of its own.
/// </summary>
internal static class CallerLimits
{
    private const int WaitingQueries = 64;
    private const int BurstSeconds = 10;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Registers the limits.</summary>
    public static IServiceCollection AddCallerLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limits => limits.OnRejected = (rejected, _) => new ValueTask(Refusals.TooMany(
            rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Second).ExecuteAsync(rejected.HttpContext)));
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<GatewayOptions>>((limits, gateway) => limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Rate(http, gateway.Value.RequestsPerSecond)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Queries(http, CallerOf(http), Math.Max(1, gateway.Value.MaxQueries / 2))),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Queries(http, "", gateway.Value.MaxQueries))));
        return services;
    }

    private static RateLimitPartition<string> Rate(HttpContext http, int perSecond) => perSecond == 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetTokenBucketLimiter(CallerOf(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond * BurstSeconds,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = Second,
        });

    private static RateLimitPartition<string> Queries(HttpContext http, string caller, int atATime) => http.GetEndpoint()?.Metadata.GetMetadata<CostlyQuery>() is null
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetConcurrencyLimiter(caller, _ => new ConcurrencyLimiterOptions { PermitLimit = atATime, QueueLimit = WaitingQueries, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private static string CallerOf(HttpContext http) => http.User.Identity is { IsAuthenticated: true, Name: { } name } ? $"user {name}" : $"{http.Connection.RemoteIpAddress}";
}
