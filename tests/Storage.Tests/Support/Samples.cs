using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.Schedules;
using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Storage.Tests.Support;

/// <summary>Calls and definitions for tests.</summary>
internal static class Samples
{
    public static TaskSubmission Call(string fingerprint = "f1") => new() { Name = "demo.add", ArgsJson = "[1, 2]", Fingerprint = fingerprint };

    public static PeriodicTaskDefinition Every(int seconds, string name = "beat") => new()
    {
        Name = name,
        Task = "demo.tick",
        Schedule = new IntervalSchedule(seconds, IntervalPeriod.Seconds),
    };
}
