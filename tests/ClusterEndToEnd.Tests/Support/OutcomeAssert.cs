using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.ClusterEndToEnd.Tests.Support;

/// <summary>What must hold whatever became of the processes.</summary>
public static class OutcomeAssert
{
    /// <summary>Every call was accepted, and every task ended once, in success, by an attempt that ran once.</summary>
    public static void NothingIsLostOrDoubled(this Outcome outcome, IReadOnlyCollection<SubmittedCall> calls)
    {
        Assert.NotEmpty(calls);
        Assert.DoesNotContain(calls, call => call.Error is not null);
        Assert.Empty(outcome.Lost(calls).Select(outcome.Show));
        Assert.Empty(outcome.Doubled().Select(outcome.Show));
    }

    /// <summary>Each second from the first occurrence to the last has one, and each ended once.</summary>
    public static void NoOccurrenceIsMissedOrDoubled(this Outcome outcome, IEnumerable<long> ids, int atLeast)
    {
        foreach (var id in ids)
        {
            var occurrences = outcome.OccurrencesOf(id);
            var times = occurrences.Select(occurrence => occurrence.Nominal).ToList();
            Assert.True(times.Count >= atLeast, $"periodic task {id} came due {times.Count} times, not {atLeast}");
            var shown = string.Join(", ", times.Select(time => $"{time:HH:mm:ss.fff}"));
            Assert.True(OccurrenceTimes.Missed(times) == 0, $"periodic task {id} missed some: {shown}");
            Assert.True(OccurrenceTimes.Doubled(times) == 0, $"periodic task {id} came due too often: {shown}");
            Assert.Empty(outcome.Lost(occurrences.Select(occurrence => new SubmittedCall(occurrence.Nominal, default, occurrence.TaskId, null))).Select(outcome.Show));
        }
    }
}
