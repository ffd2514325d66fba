using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Store;

namespace ActorScheduler.Journal.Schema;

/// <summary>Compares the steps that a database has with those that this program knows.</summary>
internal static class SchemaVersions
{
    /// <summary>Refuses what a newer program, or another line of this one, has written.</summary>
    /// <param name="journal">The database, for the message.</param>
    /// <param name="component">Whose tables.</param>
    /// <param name="applied">The names of the steps the database has, oldest first.</param>
    /// <param name="known">All steps that this program knows, oldest first.</param>
    /// <exception cref="JournalOpenException">The database has steps that this program does not know.</exception>
    internal static void Check(string journal, string component, IReadOnlyList<string> applied, IReadOnlyList<Migration> known)
    {
        if (applied.Count > known.Count)
            throw new JournalOpenException(
                $"The journal {journal} was written by a newer version of this program: its '{component}' tables have version {applied.Count}, "
                + $"this program knows {known.Count}. Use the newer version, or a copy of the data from before the upgrade.");

        for (var i = 0; i < applied.Count; i++)
            if (applied[i] != known[i].Name)
                throw new JournalOpenException(
                    $"The journal {journal} belongs to another line of this program: step {i + 1} of its '{component}' tables is '{applied[i]}', here it is '{known[i].Name}'.");
    }
}
