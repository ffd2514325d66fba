using System.Text;
using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Load;

/// <summary>
/// A client as it should be: it sends a request that was not answered again, under the same id, to the next gateway. Every try is recorded.
/// </summary>
internal sealed class Client : IDisposable
{
    private static readonly TimeSpan TryFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectFor = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<HttpClient> _gateways;
    private readonly CallLog _log;
    private int _turn;

    /// <summary>A client of some gateways.</summary>
    public Client(IEnumerable<Uri> gateways, CallLog log)
    {
        _gateways = [.. gateways.Select(Connect)];
        _log = log;
    }

    /// <summary>How many requests are under way.</summary>
    public int UnderWay { get; private set; }

    /// <summary>Sends a request until there is an answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="once">Gives up after the first try, whatever its outcome.</param>
    /// <returns>The last call.</returns>
    public async Task<Call> AskAsync(Request request, bool once = false)
    {
        var giveUp = DateTimeOffset.UtcNow + Patience;
        lock (_gateways)
            UnderWay++;
        try
        {
            for (var number = 1; ; number++)
            {
                var call = await TryAsync(request, number, _gateways[(int)((uint)Interlocked.Increment(ref _turn) % _gateways.Count)]);
                _log.Add(call);
                if (call.Answer != CallAnswer.Unknown || once || DateTimeOffset.UtcNow > giveUp)
                    return call;
                var pause = TimeSpan.FromMilliseconds(150 * number);
                await Task.Delay(pause < LongestPause ? pause : LongestPause);
            }
        }
        finally
        {
            lock (_gateways)
                UnderWay--;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var gateway in _gateways)
            gateway.Dispose();
    }

    private static HttpClient Connect(Uri gateway) =>
        new(new SocketsHttpHandler { ConnectTimeout = ConnectFor }) { BaseAddress = gateway, Timeout = TryFor };

    private static async Task<Call> TryAsync(Request request, int number, HttpClient gateway)
    {
        var sent = DateTimeOffset.UtcNow;
        var (answer, said, made) = await SendAsync(request, gateway);
        return new Call(request.Kind, request.Target, request.Mark, number, sent, DateTimeOffset.UtcNow, answer, said)
        {
            Made = made,
            Gateway = gateway.BaseAddress!.Authority,
            Body = request.Body,
        };
    }

    private static async Task<(CallAnswer Answer, string Said, string? Made)> SendAsync(Request request, HttpClient gateway)
    {
        using var message = new HttpRequestMessage(request.Method, request.Path);
        if (request.Body.Length > 0)
            message.Content = new StringContent(request.Body, Encoding.UTF8, "application/json");
        try
        {
            using var response = await gateway.SendAsync(message);
            return Answers.Read((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
        {
            return (CallAnswer.Unknown, $"{error.GetType().Name}: {error.Message}", null);
        }
    }
}
