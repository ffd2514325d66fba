using System.Globalization;
using System.Text.Json;
using ActorScheduler.Benchmarks.Servers;

namespace ActorScheduler.Benchmarks.Load;

/// <summary>The times of a task as list_tasks shows them. The server's zone is UTC.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Eta">When it was to start.</param>
/// <param name="Started">When it did (seconds since 1970), or null.</param>
/// <param name="Received">When it was submitted.</param>
/// <param name="Kwargs">Its keyword arguments as Python text.</param>
internal sealed record ListedTask(string Id, DateTimeOffset? Eta, double? Started, DateTimeOffset Received, string Kwargs)
{
    /// <summary>How late it started; infinite if it has not.</summary>
    public double LateMilliseconds(DateTimeOffset due) =>
        Started is { } started ? (started - (due - DateTimeOffset.UnixEpoch).TotalSeconds) * 1000 : double.PositiveInfinity;
}

/// <summary>Reads list_tasks.</summary>
internal static class TaskList
{
    /// <summary>The newest tasks, read at once.</summary>
    public static List<ListedTask> Read(GatewayServer server, int limit)
    {
        using var list = server.Get(string.Create(CultureInfo.InvariantCulture, $"/celery_manage/list_tasks/?limit={limit}"));
        return [.. list.RootElement.EnumerateObject().Select(entry => Task(entry.Value))];
    }

    private static ListedTask Task(JsonElement task) => new(
        task.GetProperty("uuid").GetString()!,
        task.GetProperty("eta").GetString() is { } eta ? DateTimeOffset.Parse(eta, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
        task.GetProperty("started") is { ValueKind: JsonValueKind.Number } started ? started.GetDouble() : null,
        DateTimeOffset.UnixEpoch.AddSeconds(task.GetProperty("received").GetDouble()),
        task.GetProperty("kwargs").GetString()!);
}
