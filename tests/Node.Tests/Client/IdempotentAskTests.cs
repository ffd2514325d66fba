using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Journal.Store;
using ActorScheduler.Node.Client;
using ActorScheduler.Node.Sharding;
using ActorScheduler.Node.Tests.Support;
using Akka.Hosting;

namespace ActorScheduler.Node.Tests.Client;

/// <summary>A command is asked for again until its outcome is known. The times are real and short.</summary>
public sealed class IdempotentAskTests : VirtualTimeTest
{
    private static readonly RevokeTask Command = new("a", Terminate: false);
    private static readonly AskPatience Short = new(Milliseconds(50), Milliseconds(100), Milliseconds(600), Milliseconds(10));
    private readonly SchedulerRegions _regions = new(new ActorRegistry());

    [Fact]
    public async Task A_message_that_is_lost_is_sent_again_with_the_same_id()
    {
        var asked = Asked(Short with { AllTries = Seconds(20) });

        Assert.Equal(Command, Region.ExpectMsg<RevokeTask>());
        Assert.Equal(Command, Region.ExpectMsg<RevokeTask>());
        Region.Reply(new TaskRevokeAccepted("a", false));

        Assert.Equal(new TaskRevokeAccepted("a", false), await asked);
    }

    [Fact]
    public async Task An_outcome_that_is_not_known_is_asked_for_again()
    {
        var asked = Asked(Short with { FirstTry = Seconds(20), AllTries = Seconds(20) });

        Region.ExpectMsg<RevokeTask>();
        Region.Reply(new TaskOutcomeUnknown("a", "the journal failed"));
        Region.ExpectMsg<RevokeTask>();
        Region.Reply(new TaskRevokeAccepted("a", false));

        Assert.Equal(new TaskRevokeAccepted("a", false), await asked);
    }

    [Fact]
    public async Task In_the_end_the_caller_is_told_what_is_known_and_when_to_come_again()
    {
        var asked = Asked(Short);

        Region.ExpectMsg<RevokeTask>();
        Region.Reply(new TaskOutcomeUnknown("a", "the disk is full"));

        var error = await Assert.ThrowsAsync<SchedulerUnavailableException>(() => asked.WaitAsync(Seconds(20)));
        Assert.Contains("the disk is full", error.Detail, StringComparison.Ordinal);
        Assert.Equal(Seconds(5), error.RetryAfter);
    }

    [Fact]
    public async Task A_refusal_is_not_relied_on_while_an_earlier_message_may_still_arrive()
    {
        var asked = Asked(Short with { AllTries = Seconds(20) }, mayHappenYet: reply => reply is TaskRefused);

        Region.ExpectMsg<RevokeTask>();
        Region.ExpectMsg<RevokeTask>();
        Region.Reply(new TaskRefused("a", TaskRefusal.UnknownTask, TaskPhase.Unknown));

        var error = await Assert.ThrowsAsync<SchedulerUnavailableException>(() => asked.WaitAsync(Seconds(20)));
        Assert.Contains("may still arrive", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_holds_if_no_other_message_is_on_its_way_or_nothing_can_change_it()
    {
        var refused = new TaskRefused("a", TaskRefusal.UnknownTask, TaskPhase.Unknown);
        var atOnce = Asked(Short with { FirstTry = Seconds(20), AllTries = Seconds(20) }, mayHappenYet: reply => reply is TaskRefused);
        Region.ExpectMsg<RevokeTask>();
        Region.Reply(refused);
        Assert.Equal(refused, await atOnce);

        var forGood = Asked(Short with { AllTries = Seconds(20) }, mayHappenYet: _ => false);
        Region.ExpectMsg<RevokeTask>();
        Region.ExpectMsg<RevokeTask>();
        Region.Reply(refused);
        Assert.Equal(refused, await forGood);
    }

    [Fact]
    public void It_is_asked_for_longer_than_a_fail_over_takes() => Assert.True(AskPatience.Default.AllTries >= Seconds(25));

    [Fact]
    public async Task A_journal_that_is_tried_again_is_waited_for_and_a_call_in_flight_gets_its_answer()
    {
        var journal = new SickJournal(TimeProvider.System.GetUtcNow());
        var asked = Asked(Short with { AllTries = Seconds(20), Outage = Seconds(20) }, journal);

        Region.ExpectMsg<RevokeTask>();
        Region.ExpectMsg<RevokeTask>();
        Region.Reply(new TaskRevokeAccepted("a", false));

        Assert.Equal(new TaskRevokeAccepted("a", false), await asked);
    }

    [Fact]
    public async Task A_journal_that_does_not_come_back_is_waited_for_no_longer_than_it_is_tried()
    {
        var journal = new SickJournal(TimeProvider.System.GetUtcNow());
        var asked = Asked(Short with { AllTries = Seconds(20), Outage = Milliseconds(500) }, journal);

        var error = await Assert.ThrowsAsync<SchedulerUnavailableException>(() => asked.WaitAsync(Seconds(10)));

        Assert.Contains("the server is gone", error.Detail, StringComparison.Ordinal);
        Region.ExpectMsg<RevokeTask>();
    }

    [Fact]
    public async Task A_call_that_comes_when_the_outage_is_long_known_is_refused_at_once()
    {
        var journal = new SickJournal(TimeProvider.System.GetUtcNow() - Seconds(16));

        await Assert.ThrowsAsync<SchedulerUnavailableException>(() => Asked(AskPatience.OfSharedDatabase, journal));

        Silent(Region);
    }

    [Fact]
    public async Task A_disk_that_cannot_be_written_is_said_at_once()
    {
        var journal = new SickJournal(TimeProvider.System.GetUtcNow());

        await Assert.ThrowsAsync<SchedulerUnavailableException>(() => Asked(AskPatience.Default, journal));

        Silent(Region);
    }

    [Fact]
    public async Task A_process_whose_actors_have_ended_says_so_and_asks_no_longer()
    {
        var asked = Asked(Short with { AllTries = Seconds(3_600) });
        Region.ExpectMsg<RevokeTask>();

        _regions.End();

        var error = await Assert.ThrowsAsync<SchedulerUnavailableException>(() => asked.WaitAsync(Seconds(20)));
        Assert.Contains("has left the cluster", error.Message, StringComparison.Ordinal);
    }

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private Task<TaskReply> Asked(AskPatience patience, IJournalStore? journal = null, Func<TaskReply, bool>? mayHappenYet = null) => new IdempotentAsk(journal ?? Bed.Journal, TimeProvider.System, patience, _regions)
        .AskAsync<TaskReply>(() => Region, Command, reply => (reply as TaskOutcomeUnknown)?.Reason, default, mayHappenYet);

    /// <summary>Its server is gone since some time.</summary>
    private sealed class SickJournal(DateTimeOffset since) : IJournalStore
    {
        public JournalHealth Health { get; } = new(false, "the server is gone", since);

        public void Write(JournalWrite write) => throw new NotSupportedException();

        public void Replay(JournalReplay replay) => throw new NotSupportedException();

        public void Delete(JournalDeletion deletion) => throw new NotSupportedException();
    }
}
