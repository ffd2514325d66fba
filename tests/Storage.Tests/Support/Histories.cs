using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using CsCheck;

namespace ActorScheduler.Storage.Tests.Support;

/// <summary>Random histories of tasks: commands on few ids, so that they meet.</summary>
internal static class Histories
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Texts with what a search must not take for a pattern.</summary>
    public static Gen<string> Text { get; } = Gen.String[Gen.Char["aAbB%_\\'é✓"], 0, 4];

    public static Gen<string> Id { get; } = Gen.Int[0, 11].Select(i => $"id-{i}%");

    private static string Json(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";

    private static Gen<DateTimeOffset?> Time { get; } = Gen.Int[-50, 500].Select(s => s < 0 ? (DateTimeOffset?)null : Start.AddSeconds(s));

    private static Gen<TaskSubmission> Call { get; } = Gen.Select(Gen.Int[0, 3], Text, Text, Time, Time, Gen.Int[0, 3]).Select(
        (name, text, queue, eta, expires, retries) => new TaskSubmission
        {
            Name = $"app.n{name}",
            ArgsJson = $"[{Json(text)}]",
            KwargsJson = "{\"k\": 1}",
            Eta = eta,
            Expires = expires,
            Queue = queue.Length == 0 ? null : queue,
            Exchange = queue.Length == 1 ? queue : null,
            RoutingKey = queue.Length == 2 ? queue : null,
            PeriodicTaskId = name == 3 ? 7 : null,
            Retry = RetryPolicy.None with { MaxRetries = retries },
            Fingerprint = $"f{text}",
        });

    private static Gen<TaskFailureInfo> Failure { get; } = Text.Select(text => new TaskFailureInfo("Boom" + text, text, "trace " + text));

    private static Gen<TimeSpan> Runtime { get; } = Gen.Int[0, 5_000_000].Select(us => TimeSpan.FromMicroseconds(us));

    public static Gen<TaskCommand> Command { get; } = Gen.Frequency<TaskCommand>(
        (4, Gen.Select(Id, Call).Select((id, call) => (TaskCommand)new SubmitTask(id, call))),
        (4, Gen.Select(Id, Gen.Int[0, 1]).Select((id, w) => (TaskCommand)new StartAttempt(id, $"w{w}"))),
        (1, Id.Select(id => (TaskCommand)new ExpireTask(id))),
        (2, Gen.Select(Id, Gen.Int[1, 2], Text, Runtime).Select((id, n, text, time) => (TaskCommand)new ReportSuccess(id, n, Json(text), time))),
        (2, Gen.Select(Id, Gen.Int[1, 2], Failure, Runtime).Select((id, n, f, time) => (TaskCommand)new ReportFailure(id, n, f, time, null, 0.5))),
        (1, Gen.Select(Id, Gen.Int[1, 2]).Select((id, n) => (TaskCommand)new ReportLost(id, n, "gone"))),
        (1, Gen.Select(Id, Gen.Bool).Select((id, hard) => (TaskCommand)new RevokeTask(id, hard))),
        (1, Gen.Select(Id, Time).Select((id, eta) => (TaskCommand)new RescheduleTask(id, eta))),
        (1, Gen.Select(Id, Gen.Int[0, 9]).Select((id, n) => (TaskCommand)new RetryTask(id, $"r{n}"))),
        (1, Gen.Select(Id, Id, Call).Select((id, other, call) => (TaskCommand)new ReplaceTask(id, other, call))),
        (1, Id.Select(id => (TaskCommand)new ConfirmReplacement(id))));

    /// <summary>Commands, each some seconds after the one before.</summary>
    public static Gen<(TaskCommand Command, int After)[]> History { get; } = Gen.Select(Command, Gen.Int[0, 30]).Array[0, 60];
}
