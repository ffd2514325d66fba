using System.Text.Json;
using System.Text.Json.Serialization;
using ActorScheduler.Gateway.Calls;

namespace ActorScheduler.Gateway.Api.Tasks;

/// <summary>A task.</summary>
/// <remarks><see cref="Contracts.Client.TaskJson"/> writes it, for answers as for the archive.</remarks>
internal sealed record TaskView
{
    /// <summary>The task's id.</summary>
    public required string Id { get; init; }

    /// <summary>The registered name of what it runs.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required CeleryState State { get; init; }

    /// <summary>Positional arguments.</summary>
    public required IReadOnlyList<JsonElement> Args { get; init; }

    /// <summary>Keyword arguments.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Kwargs { get; init; }

    /// <summary>The earliest start that was asked for.</summary>
    public required DateTimeOffset? Eta { get; init; }

    /// <summary>When it is void if it has not started.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>The queue that its call, its task or a route named. Null: the default one, `celery`.</summary>
    public required string? Queue { get; init; }

    /// <summary>The exchange that its call named.</summary>
    public required string? Exchange { get; init; }

    /// <summary>The routing key that its call named.</summary>
    public required string? RoutingKey { get; init; }

    /// <summary>The periodic task that it is an occurrence of.</summary>
    public required long? PeriodicTaskId { get; init; }

    /// <summary>When its call was stored.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When its last attempt started.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How long the code of the last attempt ran.</summary>
    public required decimal? RuntimeSeconds { get; init; }

    /// <summary>The number of the last attempt; 0 before the first.</summary>
    public required int Attempt { get; init; }

    /// <summary>How many attempts followed a failed one.</summary>
    public required int Retries { get; init; }

    /// <summary>The process that ran the last attempt.</summary>
    public required string? Worker { get; init; }

    /// <summary>What it returned; null unless SUCCESS.</summary>
    public required JsonElement Result { get; init; }

    /// <summary>How the last attempt failed.</summary>
    public required TaskErrorView? Error { get; init; }

    /// <summary>How it was revoked.</summary>
    public required TaskRevokeView? Revoke { get; init; }

    /// <summary>The id of the task in its place.</summary>
    public required string? ReplacedBy { get; init; }

    /// <summary>What it waits for at the moment; empty unless it waits. Only where one task is asked for by its id.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WaitingForView>? WaitingFor { get; init; }

    /// <summary>
    /// Why it waits in words, where that is not its time: no node has its app or takes from its queue, or all workers that can run it are busy; else absent. Only
    /// where one task is shown.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WaitingReason { get; init; }

    /// <summary>True if it comes from the archive; else absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Archived { get; init; }
}

/// <summary>What a task waits for.</summary>
/// <param name="Kind">Its time, an app that has it, a node that takes from its queue, a worker, or that what is paused is resumed.</param>
/// <param name="Name">The task's name or the queue; null for the other kinds.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when, where that is known.</param>
internal sealed record WaitingForView(WaitingKind Kind, string? Name, DateTimeOffset Since, DateTimeOffset? Until);

/// <summary>What kind of thing a task waits for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WaitingKind>))]
internal enum WaitingKind
{
    /// <summary>Its time.</summary>
    [JsonStringEnumMemberName("time")]
    Time,

    /// <summary>An app that has the task.</summary>
    [JsonStringEnumMemberName("app")]
    App,

    /// <summary>A node that takes tasks from its queue.</summary>
    [JsonStringEnumMemberName("no-consumer")]
    NoConsumer,

    /// <summary>That its queue is resumed.</summary>
    [JsonStringEnumMemberName("queue-paused")]
    QueuePaused,

    /// <summary>That the tasks of its name are resumed.</summary>
    [JsonStringEnumMemberName("name-paused")]
    NamePaused,

    /// <summary>A worker.</summary>
    [JsonStringEnumMemberName("worker")]
    Worker,
}

/// <summary>How an attempt failed.</summary>
/// <param name="Type">The type of the exception.</param>
/// <param name="Message">Its message.</param>
/// <param name="Traceback">Where it was thrown.</param>
internal sealed record TaskErrorView(string Type, string Message, string Traceback);

/// <summary>How a task was revoked.</summary>
/// <param name="Reason">Null while an attempt goes on.</param>
/// <param name="Requested">True if someone asked for it.</param>
internal sealed record TaskRevokeView(RevokeWord? Reason, bool Requested);

/// <summary>Why a task is REVOKED.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RevokeWord>))]
internal enum RevokeWord
{
    /// <summary>Someone revoked it while it waited.</summary>
    [JsonStringEnumMemberName("requested")]
    Requested,

    /// <summary>Someone ended its attempt.</summary>
    [JsonStringEnumMemberName("terminated")]
    Terminated,

    /// <summary>It had not started when it expired.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>Another task took its place.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,
}
