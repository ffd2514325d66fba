using ActorScheduler.Journal.Store;

namespace ActorScheduler.Journal.Schema;

/// <summary>Compares the steps that a database has with those that this program knows.</summary>
internal static class SchemaVersions
{
    /// <summary>Refuses tables that another line of this program wrote, and those of a newer release unless all that it added can be left
    /// alone.</summary>
    /// <param name="journal">The database, for the message.</param>
    /// <param name="component">Whose tables.</param>
    /// <param name="applied">The steps the database has, oldest first.</param>
    /// <param name="known">All steps that this program knows, oldest first.</param>
    /// <exception cref="JournalOpenException">The database has steps that this program does not know and cannot leave alone.</exception>
    internal static void Check(string journal, string component, IReadOnlyList<AppliedStep> applied, IReadOnlyList<Migration> known)
    {
        for (var i = 0; i < Math.Min(applied.Count, known.Count); i++)
        {
            if (applied[i].Name != known[i].Name)
            {
                throw new JournalOpenException(
                    $"The journal {journal} belongs to another line of this program: step {i + 1} of its '{component}' tables is '{applied[i].Name}', here it is '{known[i].Name}'.");
            }
        }

        foreach (var step in applied.Skip(known.Count))
        {
            if (!step.IsAdditive)
            {
                throw new JournalOpenException(
                    $"The journal {journal} was written by a newer version of this program: its '{component}' tables have version {applied.Count}, "
                    + $"this program knows {known.Count}, and cannot leave the step '{step.Name}' alone. "
                    + "Use the newer version, or a copy of the data from before the upgrade.");
            }
        }
    }
}
