using System.Text.Json;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>The <c>id</c> of revoke_task and update_task: a string, or an integer, whose digits are the id (the document calls the type int).</summary>
internal static class TaskIdField
{
    private const string Allowed = "the id of a task, as async_apply_task answered it";

    /// <summary>Reads the id; null, and an error noted, if there is none.</summary>
    public static string? Read(JsonFields body)
    {
        if (body.Value("id") is { ValueKind: JsonValueKind.Number } number && !number.GetRawText().AsSpan().ContainsAny('.', 'e', 'E'))
            return number.GetRawText();
        return body.RequiredText("id", TaskOptions.LongestTaskId, Allowed);
    }
}
