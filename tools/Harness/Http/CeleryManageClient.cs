using System.Net.Http.Json;
using System.Text.Json;

namespace ActorScheduler.Harness.Http;

/// <summary>The routes that tests and tools call.</summary>
public sealed class CeleryManageClient(Uri server) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly HttpClient _http = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>POST async_apply_task.</summary>
    public Task<Answer<string>> ApplyAsync(string task, object? kwargs = null, object? options = null) =>
        PostAsync<string>("async_apply_task", new { task, kwargs = kwargs ?? new { }, options = options ?? new { } });

    /// <summary>POST async_apply_task of a call that must be accepted.</summary>
    /// <returns>The id.</returns>
    public async Task<string> SubmitAsync(string task, object? kwargs = null, object? options = null) =>
        (await ApplyAsync(task, kwargs, options)).Accepted();

    /// <summary>POST revoke_task.</summary>
    public Task<Answer<JsonElement?>> RevokeAsync(string id, bool terminate = false) => PostAsync<JsonElement?>("revoke_task", new { id, terminate });

    /// <summary>POST update_task.</summary>
    public Task<Answer<string>> UpdateAsync(string id, string task, object kwargs, object? options = null) =>
        PostAsync<string>("update_task", new { id, task, kwargs, options = options ?? new { } });

    /// <summary>GET list_tasks.</summary>
    /// <param name="query">Such as <c>limit=5&amp;state=SUCCESS</c>.</param>
    public async Task<IReadOnlyDictionary<string, ListedTask>> ListAsync(string query = "limit=1000000") =>
        (await _http.GetFromJsonAsync<Dictionary<string, ListedTask>>($"celery_manage/list_tasks/?{query}", Json))!;

    /// <summary>GET /api/v1/tasks/counts.</summary>
    public async Task<ListedCounts> CountsAsync() => (await _http.GetFromJsonAsync<ListedCounts>("api/v1/tasks/counts", Json))!;

    /// <summary>POST add_periodic_task of one that must be accepted.</summary>
    /// <returns>The id.</returns>
    public async Task<long> AddPeriodicAsync(object definition) => (await PostAsync<AddedPeriodicTask>("add_periodic_task", definition)).Accepted().Id;

    /// <summary>POST update_periodic_task.</summary>
    public Task<Answer<JsonElement?>> UpdatePeriodicAsync(object patch) => PostAsync<JsonElement?>("update_periodic_task", patch);

    /// <summary>POST delete_periodic_task.</summary>
    public Task<Answer<JsonElement?>> DeletePeriodicAsync(long id) => PostAsync<JsonElement?>("delete_periodic_task", new { id });

    /// <summary>GET get_periodic_task.</summary>
    public async Task<IReadOnlyList<ListedPeriodicTask>> PeriodicTasksAsync() =>
        (await _http.GetFromJsonAsync<PeriodicTaskList>("celery_manage/get_periodic_task/", Json))!.Data;

    /// <summary>GET any path.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    /// <summary>POST any JSON.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync(path, body, Json);

    /// <summary>GET /health/ready; a server that does not listen yet is not ready.</summary>
    public async Task<Readiness> ReadyAsync()
    {
        try
        {
            using var response = await _http.GetAsync("health/ready");
            return new Readiness(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException notYet)
        {
            return new Readiness(false, notYet.Message);
        }
    }

    /// <summary>Closes its connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<Answer<T>> PostAsync<T>(string route, object body)
    {
        using var response = await PostAsync($"celery_manage/{route}/", body);
        return await Answer<T>.ReadAsync(response, Json);
    }
}
