using System.Text.Json;
using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Gateway.Http;
using ActorScheduler.Gateway.Settings;
using Microsoft.Extensions.Options;

namespace ActorScheduler.Gateway.Access;

/// <summary>
/// Keeps what tasks were called with, and what came of it, from those who may only look: arguments, results and tracebacks often hold what people told the caller's own
/// service. Who submits sees them of the tasks that he may submit.
/// </summary>
internal sealed class Concealment(IOptions<GatewayOptions> options)
{
    /// <summary>What stands in the place of what is hidden.</summary>
    public const string Mark = "***";

    private const string Args = $"""["{Mark}"]""";
    private const string Kwargs = $$"""{"{{Mark}}": "{{Mark}}"}""";
    private const string Result = $"\"{Mark}\"";

    private readonly bool _isOff = options.Value.Security.ViewersSeeArguments;

    /// <summary>True if the caller may not see what a task was called with.</summary>
    public bool Hides(HttpContext http, string task) => !_isOff && !Caller.Of(http).MaySeeArgumentsOf(task);

    /// <summary>Why the caller may not search: what is hidden could be found out by searching for it. Null if he may, or does not.</summary>
    public Refusal? RefusalOf(HttpContext http, TaskFilter filter) => string.IsNullOrEmpty(filter.Search) || _isOff || Caller.Of(http).MaySeeAllArguments
        ? null
        : Refusals.Forbidden(AttemptRefusal.Role, "search", filter.Search, "nothing: it looks into arguments and results, which the caller's roles do not show");

    /// <summary>What stands in the place of a member of a task's JSON object; null if the member is not hidden.</summary>
    public static string? Of(JsonProperty member) => member switch
    {
        { Name: "args" } => Args,
        { Name: "kwargs" } => Kwargs,
        { Name: "result", Value.ValueKind: not JsonValueKind.Null } => Result,
        { Name: "error", Value.ValueKind: JsonValueKind.Object } => $$"""{"type": {{member.Value.GetProperty("type").GetRawText()}}, "message": {{Result}}, "traceback": {{Result}}}""",
        _ => null,
    };

    /// <summary>A task as the caller may see it.</summary>
    public TaskRow Shown(HttpContext http, TaskRow row)
    {
        var state = row.State;
        if (state.Submission is not { } submission || !Hides(http, submission.Name))
            return row;
        return row with
        {
            State = state with
            {
                Submission = submission with { ArgsJson = Args, KwargsJson = Kwargs },
                ResultJson = state.ResultJson is null ? null : Result,
                Failure = state.Failure is { } failure ? new TaskFailureInfo(failure.Type, Mark, Mark) : null,
            },
        };
    }

    /// <summary>A periodic task as the caller may see it.</summary>
    public PeriodicTaskRow Shown(HttpContext http, PeriodicTaskRow row)
    {
        if (row.State.Definition is not { } definition || !Hides(http, definition.Task))
            return row;
        return row with { State = row.State with { Definition = definition with { ArgsJson = Args, KwargsJson = Kwargs, ArgsText = Args, KwargsText = Kwargs } } };
    }
}
