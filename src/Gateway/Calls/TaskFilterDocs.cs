using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Calls;

/// <summary>What the OpenAPI document says of the query parameters that say which tasks are meant.</summary>
internal static class TaskFilterDocs
{
    private const string Text = """{"type": "string"}""";
    private const string TimeForm = "RFC 3339, a date of the scheduler's time zone, or seconds since 1970.";

    /// <summary>The state.</summary>
    public static ParameterDoc State { get; } = new(
        TaskFilterQuery.State,
        """{"type": "string", "description": "PENDING, RECEIVED (the same), STARTED, RETRY, SUCCESS, FAILURE, REVOKED"}""",
        "Only tasks in this state; several with commas, or the parameter several times.",
        "\"FAILURE,REVOKED\"");

    /// <summary>Those that list_tasks has under the same names, but for the state and the search.</summary>
    public static IReadOnlyList<ParameterDoc> Common { get; } =
    [
        new("name_prefix", Text, "Only tasks whose name begins so; case matters.", "\"demo_app.\""),
        new("eta_from", Text, $"Only tasks with an ETA or countdown that is then or later. {TimeForm}", "\"2026-01-01T00:00:00Z\""),
        new("eta_to", Text, "Only tasks with an ETA or countdown that is then or earlier.", "\"2026-01-02T00:00:00Z\""),
        new("finished_from", Text, $"Only tasks that ended then or later. {TimeForm}", "\"2026-01-01T00:00:00Z\""),
        new("finished_to", Text, "Only tasks that ended then or earlier.", "\"2026-01-02T00:00:00Z\""),
        new("queue", Text, "Only tasks whose call named exactly this queue.", "\"mail\""),
        new(TaskFilterQuery.PeriodicTaskId, """{"type": "integer", "minimum": 1}""", "Only occurrences of this periodic task.", "2"),
    ];

    /// <summary>The search.</summary>
    public static ParameterDoc Search { get; } = new(
        "search", Text, "Only tasks with this text in id, name, args, kwargs, result or exception; the case of A to Z does not matter.", "\"cc\"");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ParameterDoc> All { get; } =
    [
        State,
        new("name", Text, "Only tasks of exactly this name.", "\"demo_app.tasks.test\""),
        new("received_from", Text, $"Only tasks received then or later. {TimeForm}", "\"2026-01-01T00:00:00Z\""),
        new("received_to", Text, "Only tasks received then or earlier.", "\"2026-01-02T00:00:00Z\""),
        .. Common,
        Search,
    ];
}
