using ActorScheduler.Contracts.Tasks;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Storage.Tests.Finding;

/// <summary>What a filter means, one task at a time, and filters that meet <see cref="Histories"/>.</summary>
internal static class FilterModel
{
    private static readonly Gen<DateTimeOffset?> Time = Gen.Int[-900, 900].Select(s => s < 0 ? (DateTimeOffset?)null : Histories.Start.AddSeconds(s));

    private static readonly Gen<(DateTimeOffset?, DateTimeOffset?)> Times = Gen.Select(Gen.Bool, Time, Time).Select(
        (isAsked, a, b) => isAsked ? (a, b) : (null, null));

    private static readonly string[] Texts =
        ["", "id-1", "app.n", "APP.N2", "[\"", "\"k\": 1", "Boom", "boomA", "-1%", "_", "\\", "no such", "bobo", "\0", "é✓"];

    private static readonly string?[] Prefixes = [null, null, "", "app.", "app.n1", "App"];

    private static readonly Gen<string> Search = Gen.OneOf(Histories.Text, Gen.Int[0, 14].Select(n => Texts[n]));

    public static Gen<TaskFilter> Filters { get; } = Gen.Select(
        Gen.Int[0, 6].Array[0, 2], Gen.Int[-8, 4], Gen.Int[0, 5].Select(n => Prefixes[n]), Times, Times, Times,
        Gen.Select(Histories.Text, Gen.Int[0, 5], Gen.Int[0, 4].Select(n => n < 3 ? (long?)null : n + 4), Search)).Select(
        (phases, name, prefix, received, eta, finished, rest) => new TaskFilter
        {
            Phases = [.. phases.Where(phase => phase > 0).Select(phase => (TaskPhase)phase)],
            Name = name < 0 ? null : $"app.n{name}",
            NamePrefix = prefix,
            ReceivedFrom = received.Item1,
            ReceivedTo = received.Item2,
            EtaFrom = eta.Item1,
            EtaTo = eta.Item2,
            FinishedFrom = finished.Item1,
            FinishedTo = finished.Item2,
            Queue = rest.Item2 == 0 ? rest.Item1 : null,
            PeriodicTaskId = rest.Item3,
            Search = rest.Item4,
        });

    public static bool Matches(string id, TaskState state, TaskFilter filter)
    {
        var call = state.Submission!;
        string?[] texts = [id, call.Name, call.ArgsJson, call.KwargsJson, state.ResultJson, state.Failure?.Type, state.Failure?.Message];
        return (filter.Phases.Count == 0 || filter.Phases.Contains(state.Phase))
            && (filter.Name is null || call.Name == filter.Name)
            && (filter.NamePrefix is null || call.Name.StartsWith(filter.NamePrefix, StringComparison.Ordinal))
            && (filter.Queue is null || call.QueueName == filter.Queue)
            && (filter.PeriodicTaskId is null || call.PeriodicTaskId == filter.PeriodicTaskId)
            && IsWithin(state.SubmittedAt, filter.ReceivedFrom, filter.ReceivedTo)
            && IsWithin(call.Eta, filter.EtaFrom, filter.EtaTo)
            && IsWithin(state.FinishedAt, filter.FinishedFrom, filter.FinishedTo)
            && (string.IsNullOrEmpty(filter.Search) || texts.Any(text => text?.Contains(filter.Search, StringComparison.OrdinalIgnoreCase) == true));
    }

    private static bool IsWithin(DateTimeOffset? time, DateTimeOffset? from, DateTimeOffset? to) =>
        (from is null || time >= from) && (to is null || time <= to);
}
