using System.Text.Json;
using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Reading;

/// <summary>Reads what the gateway shows, page by page.</summary>
internal sealed class ListReader(Uri gateway) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = gateway, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>All tasks.</summary>
    public Task<IReadOnlyList<TaskView>> TasksAsync() => PagesAsync("api/v1/tasks", ToTask);

    /// <summary>All periodic tasks.</summary>
    public Task<IReadOnlyList<PeriodicView>> PeriodicTasksAsync() => PagesAsync("api/v1/periodic-tasks", ToPeriodic);

    /// <summary>How many tasks there are in each state.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CountsAsync()
    {
        using var answer = await GetAsync("api/v1/tasks/counts");
        return answer.RootElement.GetProperty("by_state").EnumerateObject().ToDictionary(state => state.Name, state => state.Value.GetInt64());
    }

    /// <summary>The history of a task as the gateway shows it: the name of each event by its number.</summary>
    public async Task<IReadOnlyList<(long Number, string Event)>> HistoryAsync(string id)
    {
        using var answer = await GetAsync($"api/v1/tasks/{id}/history");
        var entries = answer.RootElement.ValueKind == JsonValueKind.Array ? answer.RootElement : answer.RootElement.GetProperty("data");
        return [.. entries.EnumerateArray().Select(entry => (entry.GetProperty("sequence_number").GetInt64(), entry.GetProperty("event").GetString()!))];
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<T>> PagesAsync<T>(string route, Func<JsonElement, T> read)
    {
        var rows = new List<T>();
        string? cursor = null;
        do
        {
            using var page = await GetAsync($"{route}?limit=1000{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            rows.AddRange(page.RootElement.GetProperty("data").EnumerateArray().Select(read));
            cursor = page.RootElement.GetProperty("next_cursor").GetString();
        }
        while (cursor is not null);
        return rows;
    }

    private async Task<JsonDocument> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
    }

    private static TaskView ToTask(JsonElement row) => new()
    {
        Id = row.GetProperty("id").GetString()!,
        Name = Text(row, "name"),
        State = Text(row, "state")!,
        Attempt = row.GetProperty("attempt").GetInt32(),
        Retries = row.GetProperty("retries").GetInt32(),
        Worker = Text(row, "worker"),
        Result = row.GetProperty("result") is { ValueKind: not JsonValueKind.Null } result ? result.GetRawText() : null,
        ErrorType = row.GetProperty("error") is { ValueKind: JsonValueKind.Object } error ? Text(error, "type") : null,
        RevokeReason = row.GetProperty("revoke") is { ValueKind: JsonValueKind.Object } revoke ? Text(revoke, "reason") : null,
        ReplacedBy = Text(row, "replaced_by"),
        ReceivedAt = Time(row, "received_at"),
        StartedAt = Time(row, "started_at"),
        FinishedAt = Time(row, "finished_at"),
        UpdatedAt = Time(row, "updated_at"),
        Eta = Time(row, "eta"),
        PeriodicTaskId = row.GetProperty("periodic_task_id") is { ValueKind: JsonValueKind.Number } periodic ? periodic.GetInt64() : null,
    };

    private static PeriodicView ToPeriodic(JsonElement row) => new(
        row.GetProperty("id").GetInt64(),
        Text(row, "name")!,
        row.GetProperty("enabled").GetBoolean(),
        Text(row, "description")!,
        Time(row, "next_run_at"),
        Time(row, "last_run_at"),
        row.GetProperty("total_run_count").GetInt64(),
        Time(row, "updated_at"));

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private static DateTimeOffset? Time(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetDateTimeOffset() : null;
}
