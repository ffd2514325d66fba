using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Tests.Tasks;

/// <summary>The values that the tests of tasks are made of.</summary>
internal static class TaskSamples
{
    public const string Id = "0190c2f4-7a50-7e0a-8d3b-5a8d1c9e4f01";
    public const string NewId = "0190c2f4-7a50-7e0a-8d3b-5a8d1c9e4f02";
    public const string OtherId = "0190c2f4-7a50-7e0a-8d3b-5a8d1c9e4f03";
    public const string NewRequest = "request-2";

    /// <summary>The request that the situation "carried out" speaks of.</summary>
    public const string DoneRequest = "request-1";
    public const string Worker = "node-1#17";

    /// <summary>When the sample tasks are submitted.</summary>
    public static readonly DateTimeOffset T0 = new(2024, 5, 1, 10, 0, 0, TimeSpan.Zero);

    /// <summary>When the commands of the table come.</summary>
    public static readonly DateTimeOffset Now = T0.AddHours(1);

    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static readonly TaskFailureInfo Failure = new("System.InvalidOperationException", "no route", "at A\nat B");

    public static readonly RetryPolicy TwoRetries = new(2, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(600));

    public static readonly TaskSubmission Call = new()
    {
        Name = "demo_app.tasks.test",
        ArgsJson = "[1]",
        KwargsJson = """{"a":2}""",
        Retry = TwoRetries,
        Fingerprint = "call-1",
    };

    public static readonly TaskSubmission OtherCall = Call with { KwargsJson = "{}", Fingerprint = "call-2" };
}
