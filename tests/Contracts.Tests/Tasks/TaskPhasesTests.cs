using ActorScheduler.Contracts.Tasks;

namespace ActorScheduler.Contracts.Tests.Tasks;

public class TaskPhasesTests
{
    [Theory]
    [InlineData(TaskPhase.Pending, 1, "PENDING", false, true)]
    [InlineData(TaskPhase.Started, 2, "STARTED", false, false)]
    [InlineData(TaskPhase.Retry, 3, "RETRY", false, true)]
    [InlineData(TaskPhase.Success, 4, "SUCCESS", true, false)]
    [InlineData(TaskPhase.Failure, 5, "FAILURE", true, false)]
    [InlineData(TaskPhase.Revoked, 6, "REVOKED", true, false)]
    public void Every_phase_has_its_number_its_name_in_Celery_and_its_place(TaskPhase phase, int number, string name, bool final, bool waiting)
    {
        Assert.Equal(number, (int)phase);
        Assert.Equal((name, final, waiting), (phase.ToCelery(), phase.IsFinal(), phase.IsWaiting()));
        Assert.True(TaskPhases.TryParseCelery(name, out var parsed));
        Assert.Equal(phase, parsed);
    }

    [Theory]
    [InlineData("UNKNOWN")]
    [InlineData("pending")]
    [InlineData("")]
    public void Other_texts_are_no_phase(string text) => Assert.False(TaskPhases.TryParseCelery(text, out _));

    [Fact]
    public void A_task_that_a_worker_holds_is_pending() =>
        Assert.True(TaskPhases.TryParseCelery("RECEIVED", out var phase) && phase == TaskPhase.Pending);

    [Fact]
    public void A_number_that_is_no_phase_has_no_name() => Assert.Throws<ArgumentOutOfRangeException>(() => ((TaskPhase)7).ToCelery());
}
