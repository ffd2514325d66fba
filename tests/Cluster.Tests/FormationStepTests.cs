using ActorScheduler.Node.Clustering.Formation;
using ActorScheduler.Storage.Cluster;

namespace ActorScheduler.Cluster.Tests;

/// <summary>Who joins, who waits and who begins.</summary>
public sealed class FormationStepTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_of_all_begins() => Assert.IsType<FormationStep.Begin>(FormationStep.Decide([], Now, null));

    [Fact]
    public void Where_a_member_lives_it_is_joined_and_the_dead_are_not_asked()
    {
        var step = FormationStep.Decide([Member("a", 60), Member("b", 14)], Now, null);

        Assert.Equal(["b"], Assert.IsType<FormationStep.Join>(step).Members);
    }

    [Fact]
    public void A_cluster_that_was_silent_while_its_database_was_away_is_given_time_to_speak()
    {
        var silent = Assert.IsType<FormationStep.LookAgain>(FormationStep.Decide([Member("a", 60)], Now, null)).Silent;

        Assert.IsType<FormationStep.Join>(FormationStep.Decide([Member("a", 0)], Now, silent));
        Assert.IsType<FormationStep.Begin>(FormationStep.Decide([Member("a", 60)], Now, silent));
    }

    [Fact]
    public void One_that_spoke_since_or_was_not_there_before_is_waited_for_again()
    {
        MemberRow[] silent = [Member("a", 60)];

        Assert.IsType<FormationStep.LookAgain>(FormationStep.Decide([Member("a", 20)], Now, silent));
        Assert.IsType<FormationStep.LookAgain>(FormationStep.Decide([Member("a", 60), Member("b", 30)], Now, silent));
        Assert.IsType<FormationStep.LookAgain>(FormationStep.Decide([Member("a", 60) with { Incarnation = 2 }], Now, silent));
    }

    private static MemberRow Member(string address, int secondsSilent) => new(address, 1, Now.AddSeconds(-secondsSilent));
}
