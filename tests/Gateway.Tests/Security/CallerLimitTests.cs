using System.Net;
using ActorScheduler.Gateway.Tests.Support;

namespace ActorScheduler.Gateway.Tests.Security;

public sealed class CallerLimitTests
{
    [Fact]
    public async Task Who_asks_for_more_than_its_rate_is_told_when_to_ask_again()
    {
        await using var server = await GatewayServer.StartAsync(null, "--Scheduler:RequestsPerSecond", "1");
        HttpResponseMessage? refused = null;
        for (var i = 0; i < 30 && refused is null; i++)
        {
            var answer = await server.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.NotNull(refused.Headers.RetryAfter);
        (await Answer.ReadAsync(refused)).IsRefused(429);
    }
}
