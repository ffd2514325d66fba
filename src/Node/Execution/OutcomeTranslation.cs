using System.Text;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution.Running;

namespace ActorScheduler.Node.Execution;

/// <summary>How a run ended, as the command that tells its task.</summary>
internal static class OutcomeTranslation
{
    private static readonly TimeSpan ShortestRuntime = TimeSpan.FromMicroseconds(1);

    public static TaskCommand ToCommand(TaskRun run, RunOutcome outcome, double jitter) => outcome switch
    {
        RunOutcome.Succeeded s => new ReportSuccess(run.TaskId, run.Attempt, Encoding.UTF8.GetString(s.ResultJson.Span), Measurable(s.Duration)),
        RunOutcome.Failed f => new ReportFailure(
            run.TaskId, run.Attempt, new TaskFailureInfo(f.ExceptionType, f.Message, f.Traceback), Measurable(f.Duration), f.Retry?.Countdown, jitter),
        RunOutcome.Cancelled => new ReportLost(run.TaskId, run.Attempt, "it was cancelled because its process stops"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "not an outcome of a run"),
    };

    // Stored in microseconds: a run that took less took one, not none.
    private static TimeSpan Measurable(TimeSpan duration) => duration > ShortestRuntime ? duration : ShortestRuntime;
}
