using ActorScheduler.Contracts.Access;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.BulkOperations.Events;
using ActorScheduler.Contracts.PeriodicTasks;
using ActorScheduler.Contracts.PeriodicTasks.Events;
using ActorScheduler.Contracts.Queues;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Events;

namespace ActorScheduler.Contracts.Tests.Serialization;

public class ManifestTests
{
    public static TheoryData<Type> EventTypes() =>
        [.. typeof(TaskEvent).Assembly.GetTypes().Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(TaskEvent)) || t.IsSubclassOf(typeof(PeriodicTaskEvent)) || t.IsSubclassOf(typeof(BulkOperationEvent)) || t.IsSubclassOf(typeof(AccessEvent)) || t.IsSubclassOf(typeof(HoldEvent))))];

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Every_event_has_a_manifest_a_golden_line_a_stored_form_and_a_meaning(Type type)
    {
        Assert.True(Manifests.All.TryGetValue(type, out var manifest), $"{type.Name} has no manifest");
        Assert.Matches("^(task|periodic|bulk|access|hold)(-[a-z]+)+\\.[1-9][0-9]*$", manifest);

        var samples = GoldenEvents.All.Where(golden => golden.Value.GetType() == type).ToList();
        Assert.True(samples.Count > 0, $"{type.Name} has no golden line");
        Assert.All(samples, golden => Assert.Equal(manifest, GoldenFile.ManifestOf(golden.Key)));

        var happened = EventFormat.FromBytes(EventFormat.ToBytes(samples[0].Value), manifest);
        Assert.IsType(type, happened);
        if (happened is TaskEvent taskEvent)
            Assert.NotNull(TaskState.None.Apply(taskEvent));
        else if (happened is BulkOperationEvent bulkEvent)
            Assert.NotNull(BulkOperationState.None.Apply(bulkEvent));
        else if (happened is AccessKeyEvent accessEvent)
            Assert.NotNull(AccessKeys.None.Apply(new NumberedAccessEvent(1, (AccessKeyEvent)GoldenEvents.All["access-key-created.1.full"])).Apply(new NumberedAccessEvent(2, accessEvent)));
        else if (happened is AccessSessionEvent sessionEvent)
            Assert.NotNull(OpenSession.Apply(new NumberedSessionEvent(2, sessionEvent)));
        else if (happened is HoldEvent holdEvent)
            Assert.NotNull(Holds.None.Apply(new NumberedHoldEvent(1, holdEvent)));
        else if (happened is not AccessAttemptsRefused)
            Assert.NotNull(PeriodicTaskState.None.Apply((PeriodicTaskEvent)happened));
    }

    private static Sessions OpenSession => Sessions.None.Apply(new NumberedSessionEvent(1, (AccessSessionEvent)GoldenEvents.All["access-session-opened.1.full"]));

    [Fact]
    public void There_are_twenty_eight_events() => Assert.Equal(28, EventTypes().Count);

    [Fact]
    public void No_two_events_share_a_manifest_and_none_is_of_no_event()
    {
        Assert.Equal(Manifests.All.Count, Manifests.All.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(EventTypes().Count, Manifests.All.Count);
    }

    [Theory]
    [InlineData("task-submitted.2")]
    [InlineData("TASK-SUBMITTED.1")]
    [InlineData("")]
    public void An_unknown_manifest_fails_by_name(string manifest)
    {
        var error = Assert.Throws<UnknownManifestException>(() => EventFormat.FromBytes([], manifest));
        Assert.Contains($"'{manifest}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_event_is_not_stored()
    {
        Assert.Contains("System.String", Assert.Throws<ArgumentException>(() => Manifests.Of("text")).Message, StringComparison.Ordinal);
        Assert.Contains("System.String", Assert.Throws<ArgumentException>(() => EventFormat.ToBytes("text")).Message, StringComparison.Ordinal);
    }
}
