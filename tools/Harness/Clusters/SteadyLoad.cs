using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using ActorScheduler.Harness.Http;

namespace ActorScheduler.Harness.Clusters;

/// <summary>
/// Clients that submit tasks at a steady rate: a call that is still waiting does not hold back the next. Every answer is kept.
/// </summary>
public sealed class SteadyLoad : IAsyncDisposable
{
    private const int CallsInATick = 5;

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30) }) { Timeout = TimeSpan.FromSeconds(60) };
    private readonly CancellationTokenSource _stopped = new();
    private readonly ConcurrentQueue<SubmittedCall> _calls = new();
    private readonly object _body;
    private readonly Task _running;
    private volatile Uri[] _gateways;
    private long _sent;
    private long _waiting;

    private SteadyLoad(IEnumerable<Uri> gateways, object body, int perSecond)
    {
        _gateways = RoutesOf(gateways);
        _body = body;
        _running = RunAsync(TimeSpan.FromSeconds((double)CallsInATick / perSecond));
    }

    /// <summary>The calls that were answered or failed.</summary>
    public IReadOnlyCollection<SubmittedCall> Calls => _calls;

    /// <summary>The number of calls that wait for an answer.</summary>
    public long Waiting => Interlocked.Read(ref _waiting);

    /// <summary>Begins.</summary>
    /// <param name="gateways">The gateways to call, in turn.</param>
    /// <param name="task">The name of the task.</param>
    /// <param name="kwargs">Its arguments.</param>
    /// <param name="perSecond">The rate.</param>
    public static SteadyLoad Begin(IEnumerable<Uri> gateways, string task, object kwargs, int perSecond) => new(gateways, new { task, kwargs }, perSecond);

    /// <summary>Calls these gateways from now on.</summary>
    public void Call(IEnumerable<Uri> gateways) => _gateways = RoutesOf(gateways);

    /// <summary>Stops sending and waits until all calls are answered.</summary>
    public async Task<IReadOnlyList<SubmittedCall>> EndAsync()
    {
        await _stopped.CancelAsync();
        await _running;
        await Eventually.Sees(() => Task.FromResult(Waiting), waiting => waiting == 0, _http.Timeout + TimeSpan.FromSeconds(5), "all calls are answered");
        return [.. _calls];
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _running;
        _http.Dispose();
        _stopped.Dispose();
    }

    private static Uri[] RoutesOf(IEnumerable<Uri> gateways) => [.. gateways.Select(gateway => new Uri(gateway, "celery_manage/async_apply_task/"))];

    private async Task RunAsync(TimeSpan tick)
    {
        using var timer = new PeriodicTimer(tick);
        var began = Stopwatch.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(_stopped.Token))
            {
                // Makes up for ticks that a busy machine skipped.
                var due = (long)(Stopwatch.GetElapsedTime(began) / tick) * CallsInATick;
                var gateways = _gateways;
                for (; _sent < due; _sent++)
                    _ = CallAsync(gateways[_sent % gateways.Length]);
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // It was told to stop.
        }
    }

    private async Task CallAsync(Uri gateway)
    {
        Interlocked.Increment(ref _waiting);
        var (at, began) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        string? id = null, error = null;
        try
        {
            using var response = await _http.PostAsJsonAsync(gateway, _body);
            var answer = await Answer<string>.ReadAsync(response, JsonSerializerOptions.Web);
            id = answer.Data;
            error = answer.Status ? null : $"{(int)answer.Code}: {answer.Text}";
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException or IOException or JsonException)
        {
            error = failed.Message;
        }

        _calls.Enqueue(new SubmittedCall(at, Stopwatch.GetElapsedTime(began), id, error));
        Interlocked.Decrement(ref _waiting);
    }
}

/// <summary>A call and its answer.</summary>
/// <param name="At">When it was sent.</param>
/// <param name="Took">How long its answer took.</param>
/// <param name="TaskId">The task, if it was accepted.</param>
/// <param name="Error">Why not.</param>
public sealed record SubmittedCall(DateTimeOffset At, TimeSpan Took, string? TaskId, string? Error);
