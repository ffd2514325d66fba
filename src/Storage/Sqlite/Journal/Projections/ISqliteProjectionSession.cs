using ActorScheduler.Journal.Projections;

namespace ActorScheduler.Storage.Sqlite.Journal.Projections;

/// <summary>
/// A projection at work on the writer's connection. Its transaction may be rolled back after any call, so what it wants to
/// remember belongs in its tables. A session that gathers changes to write them once a transaction must forget what is undone:
/// it is told of every mark, and that the transaction began anew.
/// </summary>
public interface ISqliteProjectionSession : IDisposable
{
    /// <summary>Updates the read model; runs on the writer thread, inside the transaction of the event.</summary>
    /// <param name="e">The event. The projection passes over what it does not know.</param>
    /// <exception cref="ProjectionRefusedException">The event must not be stored.</exception>
    void Project(in ProjectedEvent e);

    /// <summary>A transaction begins: nothing that was gathered in another is of any use.</summary>
    void Begin()
    {
    }

    /// <summary>Sets a mark. Marks nest; each of the following calls concerns the innermost.</summary>
    void Mark()
    {
    }

    /// <summary>What was done since the mark is undone, and the mark is gone.</summary>
    void Undo()
    {
    }

    /// <summary>What was done since the mark stays, and the mark is gone.</summary>
    void Keep()
    {
    }

    /// <summary>Writes what was gathered: the transaction is about to end.</summary>
    void Flush()
    {
    }
}
