using System.Text;
using ActorScheduler.Contracts.Execution;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Execution.Running;

namespace ActorScheduler.Node.Execution;

/// <summary>Translates the outcome of a run into the command that reports it to its task.</summary>
internal static class OutcomeTranslation
{
    private static readonly TimeSpan ShortestRuntime = TimeSpan.FromMicroseconds(1);

    /// <summary>The report.</summary>
    /// <param name="run">What was run.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="jitter">A random number from 0 to 1: spreads the retries of tasks that failed together.</param>
    public static TaskCommand ToReport(RunAttempt run, RunOutcome outcome, Func<double> jitter) => outcome switch
    {
        RunOutcome.Succeeded s => new ReportSuccess(run.TaskId, run.Attempt, Encoding.UTF8.GetString(s.ResultJson.Span), Measurable(s.Duration)),
        RunOutcome.Failed f => new ReportFailure(
            run.TaskId, run.Attempt, new TaskFailureInfo(f.ExceptionType, f.Message, f.Traceback), Measurable(f.Duration), f.Retry?.Countdown, jitter()),
        RunOutcome.Cancelled => new ReportLost(run.TaskId, run.Attempt, "it was cancelled because its process stops"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.GetType().Name, "not an outcome of a run"),
    };

    // Stored in microseconds: a run that took less took one, not none.
    private static TimeSpan Measurable(TimeSpan duration) => duration > ShortestRuntime ? duration : ShortestRuntime;
}
