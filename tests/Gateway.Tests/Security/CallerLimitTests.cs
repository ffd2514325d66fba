using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActorScheduler.Gateway.Tests.Security;

public sealed class CallerLimitTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly Uri List = new("/api/v1/tasks", UriKind.Relative);

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

    [Fact]
    public async Task A_caller_with_many_lists_leaves_half_of_the_places_to_others()
    {
        var held = new HeldQueries();
        await using var server = await GatewayServer.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<ITaskQueries>(held)), "--Scheduler:MaxQueries", "4");
        using var other = From("127.0.0.2", server);
        var greedy = Enumerable.Range(0, 6).Select(_ => server.Http.GetAsync(List)).ToList();
        await held.Entered(2);

        // It waits for nobody, although four of the other caller's lists stand in line.
        var first = other.GetAsync(List);
        await held.Entered(3);
        held.Release.TrySetResult();

        foreach (var answer in await Task.WhenAll(greedy.Append(first)).WaitAsync(Deadline))
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(7, held.Asked);
        Assert.InRange(held.MostAtATime, 3, 4);
    }

    [Fact]
    public async Task A_list_that_waits_longest_in_a_full_line_is_not_refused_but_the_next_is()
    {
        var held = new HeldQueries();
        await using var server = await GatewayServer.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<ITaskQueries>(held)), "--Scheduler:MaxQueries", "2");
        // One is answered, 64 stand in line.
        var many = Enumerable.Range(0, 70).Select(_ => server.Http.GetAsync(List)).ToList();
        var waiting = many.ToList();
        // All five before the line moves on: one that arrives later would find a place.
        for (var refused = 0; refused < 5; refused++)
        {
            var answer = await Task.WhenAny(waiting).WaitAsync(Deadline);
            waiting.Remove(answer);
            (await Answer.ReadAsync(await answer)).IsRefused(429);
        }

        held.Release.TrySetResult();

        Assert.All(await Task.WhenAll(waiting).WaitAsync(Deadline), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    // The server sees the address that the connection comes from; the whole of 127.0.0.0/8 is this machine.
    private static HttpClient From(string address, GatewayServer server) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = server.Http.BaseAddress,
    };

    private sealed class HeldQueries : ITaskQueries
    {
        private readonly BlockingCollection<bool> _entered = [];
        private int _now;
        private int _asked;
        private int _most;
        private int _seen;

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Asked => _asked;

        public int MostAtATime => _most;

        public Task Entered(int count) => Task.Run(() =>
        {
            while (_seen < count)
            {
                Assert.True(_entered.TryTake(out _, Deadline), $"{_seen} of {count} lists are being answered");
                _seen++;
            }
        });

        public async Task<TaskPage> PageAsync(TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellation)
        {
            lock (_entered)
            {
                _asked++;
                _most = Math.Max(_most, ++_now);
            }

            _entered.Add(true, cancellation);
            await Release.Task.WaitAsync(cancellation);
            lock (_entered)
                _now--;
            return new TaskPage([], null);
        }

        public IAsyncEnumerable<TaskRow> ListAsync(TaskFilter filter, int limit, int offset, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<TaskRow?> FindAsync(string taskId, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<TaskCounts> CountAsync(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<long> CountMatchingAsync(TaskFilter filter, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
