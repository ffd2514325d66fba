using System.Collections;
using System.Globalization;
using System.Text;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>Submits tasks with an eta through the batch route, a thousand per request over four connections. An answer says that they are
/// durable.</summary>
internal static class BatchLoad
{
    private const int Connections = 4;
    private const int InRequest = 1000;

    /// <summary>Submits.</summary>
    /// <param name="server">The server.</param>
    /// <param name="tasks">How many.</param>
    /// <param name="eta">When each is to start, UTC.</param>
    /// <returns>Tasks per second.</returns>
    public static double Submit(GatewayServer server, int tasks, Func<int, DateTime> eta) =>
        tasks / HttpLoad.Run(server.Port, Connections, new Requests(tasks, eta)).Elapsed.TotalSeconds;

    private static byte[] Request(int from, int to, Func<int, DateTime> eta)
    {
        var calls = new StringBuilder("""{"tasks":[""");
        for (var i = from; i < to; i++)
        {
            calls.Append(CultureInfo.InvariantCulture, $$$"""{"task":"demo_app.tasks.test","kwargs":{"name":"cc","age":"22"},"options":{"eta":"{{{eta(i):yyyy-MM-dd HH:mm:ss.ffffff}}}"}}""");
            calls.Append(i + 1 < to ? "," : "]}");
        }

        return HttpRequestBytes.Post("/api/v1/tasks/batch", calls.ToString());
    }

    /// <summary>Serialized when they are sent, so that a million calls are not held in memory.</summary>
    private sealed class Requests(int tasks, Func<int, DateTime> eta) : IReadOnlyList<ReadOnlyMemory<byte>>
    {
        public int Count => (tasks + InRequest - 1) / InRequest;

        public ReadOnlyMemory<byte> this[int index] => Request(index * InRequest, Math.Min(tasks, (index + 1) * InRequest), eta);

        public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
