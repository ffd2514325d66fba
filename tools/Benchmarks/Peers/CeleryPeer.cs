using System.Globalization;
using System.Text.Json;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Peers;

/// <summary>Celery with Redis as broker and as store of results; the best of its pools.</summary>
/// <param name="fsync">Redis' appendfsync: <c>everysec</c> or <c>always</c>.</param>
internal sealed class CeleryPeer(string fsync) : IPeer
{
    private static readonly TimeSpan EndsWithin = TimeSpan.FromMinutes(60);
    private static readonly string[][] Pools = [["prefork", "2"], ["threads", "8"], ["solo", "1"]];

    public string Key => $"celery-redis-{fsync}";

    public string Title => $"Celery + Redis, appendfsync {fsync}";

    public string Durable => fsync == "always" ? "yes" : "up to a second is lost";

    public string? Missing() => (Installed.Find("redis-server"), Installed.PythonWithCelery) is (not null, not null)
        ? null
        : "Celery or Redis is not installed: apt-get install redis-server python3-celery python3-redis";

    public PeerResult Measure(BenchmarkRun run, PeerSizes sizes)
    {
        // One run of each pool finds the best one; only that one is measured as often as the others.
        var best = Pools.MaxBy(pool => Shown(pool, runs: 1))!;
        return new PeerResult(Shown(best, run.Runs), $"best pool: {best[0]}, concurrency {best[1]}");

        double Shown(string[] pool, int runs)
        {
            var rate = Run(run, pool, sizes.Slow, runs);
            run.Progress($"{Title}, pool {pool[0]}, {runs} runs: {Show.Number(rate)} tasks/s");
            return rate;
        }
    }

    private double Run(BenchmarkRun run, string[] pool, int tasks, int runs)
    {
        using var folder = new TempFolder(run.DataRoot);
        using var redis = new RedisServer(folder.Path, fsync);
        var environment = new Dictionary<string, string>
        {
            ["BENCH_BROKER"] = redis.Url(0),
            ["BENCH_BACKEND"] = redis.Url(1),
            ["PYTHONPATH"] = Path.Combine(AppContext.BaseDirectory, "Peers", "Celery"),
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["C_FORCE_ROOT"] = "1",
        };
        var python = Installed.PythonWithCelery!;
        using var worker = ChildProcess.Start(
            "The Celery worker",
            python,
            ["-m", "celery", "-A", "bench_app", "worker", "--pool", pool[0], "--concurrency", pool[1], "--loglevel", "ERROR"],
            folder.Path,
            environment);
        using var load = ChildProcess.Start(
            "The Celery client",
            python,
            [Path.Combine(AppContext.BaseDirectory, "Peers", "Celery", "bench_load.py"), .. new[] { tasks, runs }.Select(n => n.ToString(CultureInfo.InvariantCulture))],
            folder.Path,
            environment);
        var rates = JsonSerializer.Deserialize<double[]>(load.WaitForEnd(EndsWithin).Split('\n')[^1])!;
        worker.Stop();
        return Distribution.Median(rates);
    }
}
