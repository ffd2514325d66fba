using ActorScheduler.Journal.Store;

namespace ActorScheduler.Storage.Postgres.Journal.Writing;

/// <summary>
/// Appends what one actor persisted. A refused part is undone alone and its neighbours stay. A conflict undoes the whole write: its
/// author is stale, and a later part that happened to fit would put a stale event into its successor's history.
/// </summary>
internal sealed class AppendItem(JournalWrite write) : PostgresItem
{
    private readonly Dictionary<AtomicEvents, Exception> _refused = [];

    /// <inheritdoc />
    internal override string PersistenceId => write.PersistenceId;

    /// <inheritdoc />
    internal override int Events { get; } = write.EventCount;

    /// <summary>The atomic parts, in order.</summary>
    internal IReadOnlyList<AtomicEvents> Parts => write.Parts;

    /// <summary>True when a later part has a number that an earlier one has too: it fits if, and only if, that one is refused.</summary>
    internal bool RepeatsNumbers { get; } = write.Parts.Count > 1 && !Ascends(write.Parts);

    /// <summary>An event that the last attempt has stored, if there is one: all others were stored with it.</summary>
    internal JournalEvent? Witness => Failure is null
        ? Parts.FirstOrDefault(part => part.Events.Count > 0 && !IsRefused(part))?.Events[0]
        : null;

    /// <inheritdoc />
    internal override void Begin()
    {
        base.Begin();
        _refused.Clear();
    }

    /// <summary>Lets one part be refused.</summary>
    internal void Refuse(AtomicEvents part, Exception cause) => _refused[part] = cause;

    /// <summary>True when a part was refused in this attempt.</summary>
    internal bool IsRefused(AtomicEvents part) => _refused.Count > 0 && _refused.ContainsKey(part);

    /// <inheritdoc />
    internal override void Committed()
    {
        if (Failure is { } failure)
        {
            write.Failed(failure);
            return;
        }

        foreach (var (part, cause) in _refused)
            part.Reject(cause);
        write.Committed();
    }

    /// <inheritdoc />
    internal override void Failed(Exception cause) => write.Failed(cause);

    private static bool Ascends(IReadOnlyList<AtomicEvents> parts)
    {
        var last = long.MinValue;
        foreach (var part in parts)
        {
            if (part.Events.Count == 0)
                continue;
            if (part.Events[0].SequenceNr <= last)
                return false;
            last = part.Events[^1].SequenceNr;
        }

        return true;
    }
}
