using ActorScheduler.Authoring;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Commands;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Contracts.Tasks.Events;
using CsCheck;

namespace ActorScheduler.Chaos.Tests.Support;

/// <summary>Random lives, as the product decides them.</summary>
internal static class Lives
{
    private static readonly TaskFailureInfo Failure = new("System.InvalidOperationException", "no", "");

    private static readonly Gen<TaskSubmission> Submission =
        from delivery in Gen.Bool.Select(once => once ? Delivery.AtMostOnce : Delivery.AtLeastOnce)
        from eta in Gen.Int[-2, 20]
        from expires in Gen.Int[0, 60]
        from retries in Gen.Int[0, 2]
        select Story.Call("t.") with
        {
            Delivery = delivery,
            Eta = eta < 0 ? null : Story.At(eta),
            Expires = expires < 20 ? null : Story.At(expires),
            Retry = new RetryPolicy(retries, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10)),
        };

    /// <summary>The events of one task.</summary>
    public static Gen<IReadOnlyList<TaskEvent>> Task { get; } =
        from submission in Submission
        from moves in Gen.Select(Gen.Int[0, 12], Gen.Int[0, 6], Gen.Bool).Array[0, 25]
        select (IReadOnlyList<TaskEvent>)TaskEvents(submission, moves);

    /// <summary>The events of one periodic task.</summary>
    public static Gen<IReadOnlyList<PeriodicTaskEvent>> Periodic { get; } =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 40_000], Gen.Int[1, 12]).Array[0, 30].Select(moves => (IReadOnlyList<PeriodicTaskEvent>)PeriodicEvents(moves));

    private static List<TaskEvent> TaskEvents(TaskSubmission submission, (int Kind, int Seconds, bool Flag)[] moves)
    {
        var (state, now) = (TaskState.None, Story.T0);
        var events = new List<TaskEvent>();
        foreach (var (kind, seconds, flag) in moves.Prepend((-1, 0, false)))
        {
            now += TimeSpan.FromSeconds(seconds);
            var attempt = flag ? state.Attempt : state.Attempt - 1;
            var request = $"r{seconds}";
            TaskCommand command = kind switch
            {
                -1 => new SubmitTask("t", submission),
                0 or 1 or 2 => new StartAttempt("t", Story.Worker),
                3 => new ReportSuccess("t", attempt, "1", TimeSpan.FromSeconds(1)),
                4 or 5 => new ReportFailure("t", attempt, Failure, TimeSpan.FromSeconds(1), flag ? TimeSpan.FromSeconds(2) : null, 0.5),
                6 => new ReportLost("t", state.Attempt, "gone"),
                7 => new RevokeTask("t", flag) { RequestId = request },
                8 => new RetryTask("t", request),
                9 => new RescheduleTask("t", now + TimeSpan.FromSeconds(seconds)),
                10 => new ReplaceTask("t", "n", Story.Call("n.")),
                11 => new ConfirmReplacement("t"),
                _ => new ExpireTask("t"),
            };
            if (TaskDecider.Decide(state, command, now).Event is not { } happened)
                continue;
            events.Add(happened);
            state = state.Apply(happened);
        }

        return events;
    }

    private static List<PeriodicTaskEvent> PeriodicEvents((int Kind, int Milliseconds, int Every)[] moves)
    {
        var (state, now) = (PeriodicTaskState.None, Story.T0);
        var events = new List<PeriodicTaskEvent>();
        foreach (var (kind, milliseconds, every) in moves.Prepend((-1, 0, 1)))
        {
            now += TimeSpan.FromMilliseconds(milliseconds);
            PeriodicTaskCommand command = kind switch
            {
                -1 => new CreatePeriodicTask(7, Story.Definition()),
                0 => new UpdatePeriodicTask(7, new PeriodicTaskPatch { Schedule = new IntervalSchedule(every, IntervalPeriod.Seconds) }),
                1 => new UpdatePeriodicTask(7, new PeriodicTaskPatch { Enabled = every < 8 }),
                2 => new UpdatePeriodicTask(7, new PeriodicTaskPatch { Description = $"{every}" }),
                _ => new RecordOccurrence(7, state.NextDue is { } due && due <= now ? due : now),
            };
            if (PeriodicTaskDecider.Decide(state, command, now).Event is not { } happened)
                continue;
            events.Add(happened);
            state = state.Apply(happened);
        }

        return events;
    }
}
