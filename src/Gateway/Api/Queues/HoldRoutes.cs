using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Validation;
using ActorScheduler.Gateway.Api.Pages;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.Dates;
using ActorScheduler.Gateway.Http;

namespace ActorScheduler.Gateway.Api.Queues;

/// <summary>Pausing and resuming of queues and of the tasks of a name, and the list of what is paused.</summary>
internal static class HoldRoutes
{
    private const string Reason = "reason";
    private const string Until = "until";
    private const string UntilAllowed = "a date that is to come, such as \"2030-01-31T08:00:00Z\"; without an offset it is local to the scheduler's time zone";

    private static readonly string ReasonAllowed = $"why, in 1 to {Hold.LongestReason} characters";
    private static readonly string[] Known = [Reason, Until];

    /// <summary>GET holds: all that is paused.</summary>
    public static IResult List(IHolds holds, TimeProvider time) => JsonAnswer.Ok(
        new HoldListAnswer([.. holds.Current.InForce(time.GetUtcNow()).OrderBy(hold => hold.Since).ThenBy(hold => hold.Name, StringComparer.Ordinal).Select(HoldView.Of)]),
        ApiJson.Wire.HoldListAnswer);

    /// <summary>POST queues/{name}/pause.</summary>
    public static Task<IResult> PauseQueueAsync(HttpContext http, string name, IHolds holds, SchedulerTimeZone zone, TimeProvider time) =>
        PauseAsync(http, HoldKind.Queue, name, holds, zone, time);

    /// <summary>POST queues/{name}/resume.</summary>
    public static Task<IResult> ResumeQueueAsync(HttpContext http, string name, IHolds holds) => ResumeAsync(http, HoldKind.Queue, name, holds);

    /// <summary>POST task-types/{name}/pause.</summary>
    public static Task<IResult> PauseTasksAsync(HttpContext http, string name, IHolds holds, SchedulerTimeZone zone, TimeProvider time) =>
        PauseAsync(http, HoldKind.TaskName, name, holds, zone, time);

    /// <summary>POST task-types/{name}/resume.</summary>
    public static Task<IResult> ResumeTasksAsync(HttpContext http, string name, IHolds holds) => ResumeAsync(http, HoldKind.TaskName, name, holds);

    private static async Task<IResult> PauseAsync(HttpContext http, HoldKind kind, string inPath, IHolds holds, SchedulerTimeZone zone, TimeProvider time)
    {
        var name = NameOf(inPath);
        if (RefusalOf(name) is { } unknown)
            return unknown;
        var (document, malformed) = await JsonBody.ReadAsync(http);
        if (document is null)
            return malformed!;
        string reason;
        DateTimeOffset? until = null;
        using (document)
        {
            var body = new JsonFields(document.RootElement, new InputErrors()) { Ignored = [] };
            reason = body.RequiredText(Reason, Hold.LongestReason, ReasonAllowed) ?? "";
            if (body.Text(Until, UntilAllowed) is { } text)
            {
                if (SchedulerDates.TryParse(text, zone.Zone, out var date) && date > time.GetUtcNow())
                    until = date;
                else
                    body.Wrong(Until, UntilAllowed);
            }

            body.RefuseUnread(Known);
            body.RefuseNullAndTwice();
            if (!body.Errors.IsEmpty)
                return Refusals.ParamsError(body.Errors);
        }

        return AnswerOf(await holds.SetAsync(kind, name, reason, until, http.RequestedBy(), http.RequestAborted));
    }

    private static async Task<IResult> ResumeAsync(HttpContext http, HoldKind kind, string inPath, IHolds holds)
    {
        var name = NameOf(inPath);
        if (RefusalOf(name) is { } unknown)
            return unknown;
        return await EmptyBody.RefusalOfAsync(http) is { } refusal ? refusal : AnswerOf(await holds.LiftAsync(kind, name, http.RequestedBy(), http.RequestAborted));
    }

    // The server decodes everything in a path but the slash. Taken as it comes, another queue would be paused than was meant.
    private static string NameOf(string inPath) => inPath.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static Refusal? RefusalOf(string name) => PrintableText.IsName(name, TaskQueues.LongestName)
        ? null
        : Refusals.NotFound("name", name, $"1 to {TaskQueues.LongestName} characters that can be printed");

    private static IResult AnswerOf(HoldOutcome outcome)
    {
        var answer = new HoldAnswer(outcome.PendingNodes.Count == 0, outcome.PendingNodes, outcome.Hold is { } hold ? HoldView.Of(hold) : null);
        return answer.Applied ? JsonAnswer.Ok(answer, ApiJson.Wire.HoldAnswer) : JsonAnswer.Accepted("/api/v1/holds", answer, ApiJson.Wire.HoldAnswer);
    }
}

/// <summary>Why something is to be paused, and how long.</summary>
internal sealed record HoldBody
{
    /// <summary>Why: 1 to 500 characters, for who finds it paused.</summary>
    public required string Reason { get; init; }

    /// <summary>When it resumes by itself. Without it, it stays paused until somebody resumes it.</summary>
    public string? Until { get; init; }
}

/// <summary>What became of a pause or a resumption.</summary>
/// <param name="Applied">True once every node knows: from then on none of the paused tasks begins.</param>
/// <param name="PendingNodes">The nodes that have not said within five seconds that they know. They learn it within a second of when they can.</param>
/// <param name="Hold">What is paused; null if it is resumed.</param>
internal sealed record HoldAnswer(bool Applied, IReadOnlyList<string> PendingNodes, HoldView? Hold);

/// <summary>All that is paused.</summary>
/// <param name="Data">Oldest first.</param>
internal sealed record HoldListAnswer(IReadOnlyList<HoldView> Data);

/// <summary>Something that is paused.</summary>
/// <param name="Kind">`queue`, or `task` for all tasks of a name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">When it resumes by itself. Null: when somebody resumes it.</param>
/// <param name="RequestedBy">Who paused it.</param>
internal sealed record HoldView(string Kind, string Name, string Reason, DateTimeOffset Since, DateTimeOffset? Until, string? RequestedBy)
{
    /// <summary>A hold as the routes show it.</summary>
    public static HoldView Of(Hold hold) => new(hold.Kind == HoldKind.Queue ? "queue" : "task", hold.Name, hold.Reason, hold.Since, hold.Until, hold.RequestedBy);
}
