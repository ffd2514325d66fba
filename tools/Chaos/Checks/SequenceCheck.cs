using ActorScheduler.Chaos.Records;

namespace ActorScheduler.Chaos.Checks;

/// <summary>The numbers of the events of one entity are 1, 2, 3, … in the order of the journal.</summary>
internal static class SequenceCheck
{
    /// <summary>What is wrong with the numbers of an entity.</summary>
    public static IEnumerable<Violation> Of(string subject, IReadOnlyList<JournalEntry> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.SequenceNr != i + 1)
            {
                yield return new Violation(Promise.WholeJournal, subject, $"event {entry.SequenceNr} is in place {i + 1}: one is missing, or one comes twice");
                yield break;
            }

            if (entry.IsDeleted)
                yield return new Violation(Promise.WholeJournal, subject, $"event {entry.SequenceNr} is marked as deleted, which nobody asked for");
            if (i > 0 && entry.Ordering <= entries[i - 1].Ordering)
                yield return new Violation(Promise.WholeJournal, subject, $"event {entry.SequenceNr} was stored before event {entries[i - 1].SequenceNr}");
        }
    }
}
