using System.Globalization;
using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Calls.PeriodicTasks;

/// <summary>The <c>id</c> of delete_periodic_task and update_periodic_task: an integer, or a string of one, as Django takes it.</summary>
internal static class PeriodicTaskId
{
    // Ids begin at 1, so this one is never given.
    private const long Nobody = -1;

    /// <summary>Reads the id; null, and an error noted, if there is none. An integer that cannot be an id stands for nobody.</summary>
    public static long? Read(JsonFields body)
    {
        var text = body.Value("id") switch
        {
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            { ValueKind: JsonValueKind.String } digits => JsonText.Of(digits)?.Trim(),
            _ => null,
        };
        if (text is { Length: > 0 } && text.AsSpan(text[0] == '-' ? 1 : 0) is { IsEmpty: false } rest && !rest.ContainsAnyExceptInRange('0', '9'))
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? id : Nobody;
        body.Wrong("id", "the integer id of a periodic task, as add_periodic_task answered it");
        return null;
    }
}
