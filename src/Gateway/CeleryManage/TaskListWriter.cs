using ActorScheduler.Contracts.Client;
using ActorScheduler.Gateway.Access;
using ActorScheduler.Gateway.Http;
using NodaTime;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>Streams the tasks of list_tasks: each row is written as it is read.</summary>
internal static class TaskListWriter
{
    /// <summary>Writes the list as the whole answer.</summary>
    public static async Task WriteAsync(HttpContext http, IAsyncEnumerable<TaskRow> rows, DateTimeZone zone, Concealment concealment)
    {
        await using var answer = new StreamedJson(http);
        answer.Json.WriteStartObject();
        await foreach (var row in rows.WithCancellation(http.RequestAborted))
        {
            answer.Json.WritePropertyName(row.Id);
            TaskEntry.Write(answer.Json, concealment.Shown(http, row), zone);
            await answer.SendIfFullAsync();
        }

        answer.Json.WriteEndObject();
        await answer.EndAsync();
    }
}
