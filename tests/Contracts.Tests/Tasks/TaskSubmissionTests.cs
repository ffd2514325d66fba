using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Tests.Tasks;

public sealed class TaskSubmissionTests
{
    private static readonly TaskSubmission Call = TaskSamples.Call;

    [Fact]
    public void A_repeated_countdown_is_the_same_call_by_its_fingerprint() =>
        Assert.True(Call.IsSameCallAs(Call with { Eta = DateTimeOffset.UnixEpoch }));

    [Fact]
    public void A_call_whose_fingerprint_another_release_made_is_the_same_call_by_what_it_asks_for() =>
        Assert.True(Call.IsSameCallAs(Call with { Fingerprint = "of another release" }));

    public static TheoryData<string, TaskSubmission> Others => new()
    {
        { "name", Call with { Name = "demo_app.tasks.other" } },
        { "args", Call with { ArgsJson = "[9]" } },
        { "kwargs", Call with { KwargsJson = """{"another":1}""" } },
        { "eta", Call with { Eta = DateTimeOffset.UnixEpoch } },
        { "expires", Call with { Expires = DateTimeOffset.UnixEpoch } },
        { "queue", Call with { Queue = "another" } },
        { "exchange", Call with { Exchange = "another" } },
        { "routing key", Call with { RoutingKey = "another" } },
        { "schedule", Call with { PeriodicTaskId = 77 } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void One_that_asks_for_something_else_is_another_call(string differsIn, TaskSubmission other) =>
        Assert.False(Call.IsSameCallAs(other with { Fingerprint = "another" }), differsIn);
}
