using System.Text;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSamples;
using static ActorScheduler.Contracts.Tests.Tasks.TaskSituation;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>
/// What a task does next in every situation, written by hand: the test compares <see cref="TaskNextStep"/> with it, and
/// <c>docs/state-machine.md</c> is made of it.
/// </summary>
internal static class TaskNextStepTable
{
    /// <summary>What is waited for in memory.</summary>
    public static readonly TimeSpan ActiveWindow = TimeSpan.FromMinutes(1);

    private const string Leaves = "leave memory";
    private const string Runs = "hand the attempt to its worker's executor";
    private const string AsksAfter = "ask the executor after the attempt";
    private const string Loses = "report the attempt as lost";

    private static readonly DateTimeOffset Soon = Now.AddSeconds(30);

    private static readonly TaskSituation DueSoon = new("PENDING, due in 30 seconds", "", new TaskSubmitted(T0, Call with { Eta = Soon }));

    private static readonly TaskSituation ExpiresFirst = new(
        "PENDING, expires in 30 seconds, before its time", "", new TaskSubmitted(T0, Call with { Eta = Now.AddHours(1), Expires = Soon }));

    private static readonly TaskSituation DueAndExpiresSoon = new(
        "PENDING, due, expires in 30 seconds", "", new TaskSubmitted(T0, Call with { Expires = Soon }));

    private static readonly TaskSituation DueAndExpiresLater = new(
        "PENDING, due, expires in an hour", "", new TaskSubmitted(T0, Call with { Expires = Now.AddHours(1) }));

    private static readonly TaskSituation[] RunningOnes = [Running, LastTry, OnlyOnce, LastLoss, RevokeAsked];

    /// <summary>The rows. The first that names a situation and none but the given circumstances holds.</summary>
    public static IReadOnlyList<(TaskSituation[] Situations, TaskCircumstances When, string Step)> Rows { get; } =
    [
        ([Waiting, DueSoon, ExpiresFirst, Due, DueAndExpiresSoon, DueAndExpiresLater, Expired, Again, Moved, AskedAgain, RetryWaiting, RetryDue, RetryExpired],
            TaskCircumstances.IsStoredAsleep, Leaves),
        ([Due, DueAndExpiresSoon, DueAndExpiresLater, Again, AskedAgain], TaskCircumstances.NoNodeHasApp, Leaves),
        ([RetryDue], TaskCircumstances.NoNodeHasApp, "wait for a node, up to five seconds after its time"),
        ([Waiting, Moved, RetryWaiting], TaskCircumstances.None, Leaves),
        ([DueSoon], TaskCircumstances.None, "wait for its time"),
        ([ExpiresFirst], TaskCircumstances.None, "wait for its end"),
        ([Due, DueAndExpiresLater, Again, AskedAgain, RetryDue], TaskCircumstances.None, "ask for a worker"),
        ([DueAndExpiresSoon], TaskCircumstances.None, "ask for a worker, and look again at its end"),
        ([Expired, RetryExpired], TaskCircumstances.None, "end as expired"),
        (RunningOnes, TaskCircumstances.WorkerIsGone, Loses),
        (RunningOnes, TaskCircumstances.JustStarted, Runs),
        (RunningOnes, TaskCircumstances.None, AsksAfter),
        ([Replaced], TaskCircumstances.None, "submit the task in its place"),
        ([Unknown, Succeeded, Failed, Revoked, RevokedLate, ReplacedAndDone], TaskCircumstances.None, Leaves),
    ];

    /// <summary>A step in the words of the table.</summary>
    public static string Words(TaskState state, TaskNextStep step) => step switch
    {
        (TaskNextStepKind.Leave, null) => Leaves,
        (TaskNextStepKind.Wait, { } at) when at == state.DueAt => "wait for its time",
        (TaskNextStepKind.Wait, { } at) when at == state.Submission!.Expires => "wait for its end",
        (TaskNextStepKind.Wait, { } at) when at == state.DueAt + TaskNextStep.LooksForNode => "wait for a node, up to five seconds after its time",
        (TaskNextStepKind.Expire, null) => "end as expired",
        (TaskNextStepKind.AskForWorker, null) => "ask for a worker",
        (TaskNextStepKind.AskForWorker, { } at) when at == state.Submission!.Expires => "ask for a worker, and look again at its end",
        (TaskNextStepKind.Run, null) => Runs,
        (TaskNextStepKind.AskAfterAttempt, null) => AsksAfter,
        (TaskNextStepKind.ReportLost, null) => Loses,
        (TaskNextStepKind.SubmitReplacement, null) => "submit the task in its place",
        _ => $"? {step}",
    };

    /// <summary>What is expected.</summary>
    public static string Expected(TaskSituation situation, TaskCircumstances circumstances) =>
        Rows.First(row => row.Situations.Contains(situation) && circumstances.HasFlag(row.When)).Step;

    /// <summary>The part of the document.</summary>
    public static string Document()
    {
        var text = new StringBuilder("| State | When | Next step |\n| --- | --- | --- |\n");
        foreach (var (situations, when, step) in Rows)
            text.Append($"| {string.Join("; ", situations.Select(situation => situation.Title))} | {Words(situations, when)} | {step} |\n");
        return text.ToString();
    }

    private static string Words(TaskSituation[] situations, TaskCircumstances when) => when switch
    {
        TaskCircumstances.IsStoredAsleep => "it was stored as one that sleeps",
        TaskCircumstances.NoNodeHasApp => "no node has its app",
        TaskCircumstances.WorkerIsGone => "the worker's process is gone",
        TaskCircumstances.JustStarted => "the start was stored just now, by this actor",
        _ => Rows.Count(row => row.Situations.Contains(situations[0])) > 1 ? "else" : "always",
    };
}
