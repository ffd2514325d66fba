using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>An event on its way into the table, and where it comes from.</summary>
internal sealed class EventRow(AppendItem item, AtomicEvents part, JournalEvent e)
{
    /// <summary>The write it belongs to.</summary>
    internal AppendItem Item => item;

    /// <summary>The events that are stored with it or not at all.</summary>
    internal AtomicEvents Part => part;

    /// <summary>The event.</summary>
    internal JournalEvent Event => e;

    /// <summary>Its place in the journal; 0 while it has none, or when its sequence number is taken.</summary>
    internal long Ordering { get; set; }

    /// <summary>False when it must not be in the journal after the commit.</summary>
    internal bool IsAlive => item.Failure is null && !item.IsRefused(part);

    /// <summary>The rows of one part.</summary>
    internal static IEnumerable<EventRow> Of(AppendItem item, AtomicEvents part) => part.Events.Select(e => new EventRow(item, part, e));

    /// <summary>The rows of a whole write.</summary>
    internal static IEnumerable<EventRow> Of(AppendItem item) => item.Parts.SelectMany(part => Of(item, part));
}
