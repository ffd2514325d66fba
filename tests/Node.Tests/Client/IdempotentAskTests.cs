using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Contracts.Tasks.Commands;
using ActorScheduler.Node.Client;
using ActorScheduler.Node.Tests.Support;

namespace ActorScheduler.Node.Tests.Client;

/// <summary>A command is asked for again until its outcome is known. The times are real and short.</summary>
public sealed class IdempotentAskTests : VirtualTimeTest
{
    private static readonly RevokeTask Command = new("a", Terminate: false);
    private static readonly AskPatience Short = new(Milliseconds(50), Milliseconds(100), Milliseconds(600), Milliseconds(10));

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
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(Seconds(5), error.RetryAfter);
    }

    [Fact]
    public void It_is_asked_for_longer_than_a_fail_over_takes() => Assert.True(AskPatience.Default.AllTries >= Seconds(25));

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private Task<TaskReply> Asked(AskPatience patience) => new IdempotentAsk(Bed.Journal, TimeProvider.System, patience)
        .AskAsync<TaskReply>(() => Region, Command, reply => (reply as TaskOutcomeUnknown)?.Reason, default);
}
