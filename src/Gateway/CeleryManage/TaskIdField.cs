using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>The <c>id</c> of revoke_task and update_task: a string, or an integer, whose digits are the id (the document calls the type int).</summary>
internal static class TaskIdField
{
    /// <summary>The most ids of one request.</summary>
    public const int MostIds = 1_000;

    private const string Name = "id";
    private const string Allowed = "the id of a task, as async_apply_task answered it";
    private static readonly string AllowedList = string.Create(CultureInfo.InvariantCulture, $"{Allowed}, or a list of 1 to {MostIds} of them, each once");

    /// <summary>Reads the id; null, and an error noted, if there is none.</summary>
    public static string? Read(JsonFields body) =>
        body.Value(Name) is { ValueKind: JsonValueKind.Number } number && TextOf(number) is { } digits ? digits : body.RequiredText(Name, TaskOptions.LongestTaskId, Allowed);

    /// <summary>Reads one id or, as Celery's revoke does, a list of them; empty, and an error noted, if there is none.</summary>
    public static IReadOnlyList<string> ReadOneOrMore(JsonFields body)
    {
        if (body.Value(Name) is not { ValueKind: JsonValueKind.Array } list)
            return Read(body) is { } only ? [only] : [];
        var count = list.GetArrayLength();
        var ids = count is > 0 and <= MostIds ? list.EnumerateArray().Select(TextOf).OfType<string>().Distinct().ToList() : [];
        if (ids.Count == count && count > 0)
            return ids;
        body.Wrong(Name, AllowedList);
        return [];
    }

    private static string? TextOf(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => JsonText.Of(value),
            JsonValueKind.Number when !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') => value.GetRawText(),
            _ => null,
        };
        return text is not null && PrintableText.IsName(text, TaskOptions.LongestTaskId) ? text : null;
    }
}
