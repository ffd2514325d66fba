using System.Text.Json;
using ActorScheduler.Contracts.Json;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Http;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>The <c>filter</c> of a bulk operation: the parameters of GET /api/v1/tasks as members of an object, read by the same code.</summary>
internal static class BulkFilterFields
{
    private const string Filter = "filter";

    /// <summary>Reads the filter; what is wrong goes to the body's errors.</summary>
    public static TaskFilter Read(JsonFields body, DateTimeZone zone)
    {
        if (body.Value(Filter, JsonValueKind.Object, "an object whose members are the parameters of GET /api/v1/tasks") is not { } given)
            return TaskFilter.All;
        var fields = new JsonFields(given, body.Errors, Filter);
        fields.RefuseNullAndTwice();
        var parameters = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in fields.Names)
        {
            // A condition that is empty would hold for every task.
            if (TextsOf(fields.Value(name)!.Value) is not { } texts || texts.Any(text => IsBlank(name, text)))
                fields.Wrong(name, "a text that is not blank, a number or, for state, an array of at least one such text");
            else if (name == TaskFilterQuery.State && Values(texts) is var values && values.Distinct(StringComparer.OrdinalIgnoreCase).Count() < values.Length)
                fields.Wrong(name, "each state once");
            else
                parameters[name] = texts;
        }

        var query = new QueryFields(new QueryCollection(parameters), zone);
        query.RefuseUnknown(TaskFilterQuery.Names, TaskFilterQuery.State);
        var filter = TaskFilterQuery.Read(query);
        foreach (var error in query.Errors)
            body.Errors.Add(fields.PathOf(error.Field), error.Given, error.Allowed);
        // The same states in another order are the same filter.
        return filter with { Phases = [.. filter.Phases.Order()] };
    }

    private static bool IsBlank(string name, string? text) =>
        string.IsNullOrWhiteSpace(text) || name == TaskFilterQuery.State && Values(text).Any(string.IsNullOrEmpty);

    private static string[] Values(StringValues texts) => [.. texts.SelectMany(text => text!.Split(',', StringSplitOptions.TrimEntries))];

    private static StringValues? TextsOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when JsonText.Of(value) is { } text => text,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String && JsonText.Of(item) is not null) =>
            value.EnumerateArray().Select(item => item.GetString()).ToArray(),
        _ => (StringValues?)null,
    };
}
