using ActorScheduler.Chaos.Records;
using ActorScheduler.Contracts.Serialization;

namespace ActorScheduler.Chaos.Checks;

/// <summary>The history that the gateway shows of a task is the one in the journal.</summary>
internal static class HistoryCheck
{
    /// <summary>The histories that differ.</summary>
    public static IEnumerable<Violation> Of(CaseFiles files)
    {
        foreach (var (id, told) in files.Evidence.Histories)
        {
            var stored = files.Tasks[id].Entries.Select(entry => (entry.SequenceNr, Manifests.NameOf(entry.Event)));
            if (!told.SequenceEqual(stored))
            {
                yield return new Violation(
                    Promise.ReadModelIsFold, id, $"its history is shown as {string.Join(", ", told.Select(line => $"{line.Number} {line.Event}"))}");
            }
        }
    }
}
