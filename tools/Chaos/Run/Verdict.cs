using System.Globalization;
using ActorScheduler.Chaos.Checks;
using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Run;

/// <summary>The result of a run.</summary>
/// <param name="Files">The evidence.</param>
/// <param name="Violations">The promises that were broken.</param>
/// <param name="Troubles">What else went wrong: a process that did not stop or did not come back.</param>
internal sealed record Verdict(CaseFiles Files, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Troubles)
{
    private const int MostShown = 25;

    /// <summary>True if nothing is wrong with the run.</summary>
    public bool IsClean => Violations.Count == 0 && Troubles.Count == 0;

    /// <summary>The counts for all promises, so that a zero shows that the promise was checked.</summary>
    public IEnumerable<string> Counts() => Enum.GetValues<Promise>()
        .Select(promise => string.Create(CultureInfo.InvariantCulture, $"{Name(promise),-34} {Violations.Count(violation => violation.Promise == promise)}"))
        .Append(string.Create(CultureInfo.InvariantCulture, $"{"processes that did not stop or start",-34} {Troubles.Count}"));

    /// <summary>Each violation with all that is known about its subject, for the first subjects only.</summary>
    /// <param name="all">All subjects.</param>
    public IEnumerable<string> Details(bool all)
    {
        foreach (var trouble in Troubles)
            yield return $"TROUBLE {trouble}";
        var subjects = Violations.GroupBy(violation => violation.Subject).ToList();
        foreach (var subject in all ? subjects : subjects.Take(MostShown))
        {
            yield return "";
            foreach (var violation in subject)
                yield return $"VIOLATION of {violation.Promise}: {subject.Key}: {violation.Text}";
            foreach (var line in CaseText.Of(subject.Key, Files))
                yield return $"  {line}";
        }

        if (!all && subjects.Count > MostShown)
            yield return $"… and {subjects.Count - MostShown} more tasks; violations.txt has all.";
    }

    private static string Name(Promise promise) => promise switch
    {
        Promise.NothingLost => "lost",
        Promise.NothingDoubled => "doubled",
        Promise.NoneMissed => "occurrences missed or out of time",
        Promise.LegalTransitions => "illegal transitions",
        Promise.NoStaleResult => "stale results accepted",
        Promise.CallsKept => "answers that do not hold",
        Promise.RunsAsStored => "runs that are not as stored",
        Promise.ReadModelIsFold => "read model is not the fold",
        Promise.WholeJournal => "gaps or doubles in the journal",
        _ => throw new ArgumentOutOfRangeException(nameof(promise), promise, "a promise without a name"),
    };
}
