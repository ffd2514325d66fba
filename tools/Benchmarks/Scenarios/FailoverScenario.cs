using System.Globalization;
using ActorScheduler.Benchmarks.Cli;
using ActorScheduler.Benchmarks.Peers;
using ActorScheduler.Benchmarks.Report;
using ActorScheduler.Benchmarks.Scenarios.Failover;
using ActorScheduler.Harness.Clusters;

namespace ActorScheduler.Benchmarks.Scenarios;

/// <summary>A node of a cluster is killed under load.</summary>
internal sealed class FailoverScenario : IScenario
{
    private readonly Setting _rate = Setting.Size("--rate", 500, 20, "Tasks a second.");
    private readonly Setting _schedules = Setting.Size("--schedules", 50, 5, "Periodic tasks that come due every second.");

    public string Name => "failover";

    public string Summary => "Three nodes and a gateway on PostgreSQL: a node is killed under 500 tasks/s; --runs is the number of rounds of each kind.";

    public IReadOnlyList<Setting> Settings => [_rate, _schedules];

    public Section Run(BenchmarkRun run)
    {
        if (PostgresServer.Missing() is { } missing)
            throw new BenchmarkException(missing);
        var measured = FailoverRun.MeasureAsync(run, _rate.Of(run), _schedules.Of(run)).GetAwaiter().GetResult();
        var calls = measured.Rounds.SelectMany(round => round.Calls).ToList();
        int lost = measured.Outcome.Lost(calls).Count, doubled = measured.Outcome.Doubled().Count, errors = measured.Rounds.Sum(round => round.Errors);
        int missed = measured.Occurrences.Sum(OccurrenceTimes.Missed), twice = measured.Occurrences.Sum(OccurrenceTimes.Doubled);
        var occurrences = measured.Occurrences.Sum(times => times.Count);

        var table = new Table("kill -9 of", "rounds", "slowest call s", "worst", "all shards answer after s", "worst", "slowest task s");
        List<Figure> figures =
        [
            new("failover.http_errors", errors, "calls"), new("failover.lost", lost, "tasks"), new("failover.doubled", doubled, "tasks"),
            new("failover.missed", missed, "occurrences"), new("failover.doubled_occurrences", twice, "occurrences"),
        ];
        Add("a node", "node", measured.Rounds.Where(round => !round.HeldCoordinator));
        Add("the node with the coordinator", "coordinator", measured.Rounds.Where(round => round.HeldCoordinator));
        return new Section(
            Name,
            "A node dies",
            string.Create(CultureInfo.InvariantCulture, $"Three nodes and a gateway, each a process on this machine, on one PostgreSQL. Clients submit {_rate.Of(run)} tasks a second to the gateway, at that rate however it answers, while {_schedules.Of(run)} periodic tasks come due every second. All shards answer again once the last call that waited for more than a second is answered. Each task records its runs in a ledger of its own, which is compared with the journal at the end."),
            table,
            figures)
        {
            Notes =
            [
                string.Create(CultureInfo.InvariantCulture, $"Of {calls.Count:N0} calls {errors:N0} got an error; of their tasks {lost:N0} were lost, and of all tasks {doubled:N0} ended twice or ran twice as one attempt. {measured.Outcome.AttemptsLost:N0} attempts were cut off by the kills and ran again under the next number."),
                string.Create(CultureInfo.InvariantCulture, $"Of {occurrences:N0} occurrences {missed:N0} were missed and {twice:N0} doubled."),
            ],
            Failure = errors + lost + doubled + missed + twice > 0 ? "A call failed, or a task or an occurrence was lost or doubled." : null,
        };

        void Add(string what, string name, IEnumerable<FailoverRound> rounds)
        {
            var all = rounds.ToList();
            double call = BenchmarkRun.Median(all, round => round.SlowestCall), answer = BenchmarkRun.Median(all, round => round.AllAnswer);
            double worstCall = all.Max(round => round.SlowestCall), worstAnswer = all.Max(round => round.AllAnswer), task = all.Max(round => round.SlowestTask(measured.Outcome));
            table.Add(what, $"{all.Count}", Show.Number(call), Show.Number(worstCall), Show.Number(answer), Show.Number(worstAnswer), Show.Number(task));
            figures.AddRange(
            [
                new Figure($"failover.{name}.slowest_call", call, "s"), new Figure($"failover.{name}.slowest_call_worst", worstCall, "s"),
                new Figure($"failover.{name}.all_answer", answer, "s"), new Figure($"failover.{name}.all_answer_worst", worstAnswer, "s"),
                new Figure($"failover.{name}.slowest_task_worst", task, "s"),
            ]);
        }
    }
}
