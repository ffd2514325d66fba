using ActorScheduler.Benchmarks.Report;

namespace ActorScheduler.Benchmarks.Scenarios.Sleeping;

/// <summary>The rows and figures of one part of the scenario.</summary>
/// <param name="name">The prefix of its figures.</param>
/// <param name="title">The prefix of its rows.</param>
/// <param name="table">Where the rows go.</param>
/// <param name="figures">Where the figures go.</param>
internal sealed class Part(string name, string title, Table table, List<Figure> figures)
{
    /// <summary>Adds what was measured.</summary>
    /// <param name="what">In words.</param>
    /// <param name="key">Its name.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="value">The number.</param>
    /// <param name="goal">The goal, or a dash.</param>
    public void Add(string what, string key, string unit, double value, string goal = "–")
    {
        table.Add($"{title}: {what}", Show.Number(value), unit, goal);
        figures.Add(new Figure($"sleeping.{name}.{key}", value, unit));
    }
}
