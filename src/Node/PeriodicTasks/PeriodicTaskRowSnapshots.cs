using System.Globalization;
using ActorScheduler.Storage.PeriodicTasks;
using Akka.Configuration;
using Akka.Persistence;
using Akka.Persistence.Snapshot;

namespace ActorScheduler.Node.PeriodicTasks;

/// <summary>
/// Offers the row of a periodic task as the snapshot its recovery begins with. The row is written in the transaction of
/// each event, so it is never behind, and nothing has to be saved: a schedule that fired a million times recovers at once.
/// </summary>
internal sealed class PeriodicTaskRowSnapshots : SnapshotStore
{
    /// <summary>The path of the plugin's configuration.</summary>
    public const string PluginId = "akka.persistence.snapshot-store.periodic-task-rows";

    private readonly PeriodicTaskQueries _rows;

    public PeriodicTaskRowSnapshots(Config _)
    {
        var setup = Context.System.Settings.Setup.Get<PeriodicTaskRowsSetup>();
        _rows = setup.HasValue
            ? setup.Value.Rows
            : throw new ConfigurationException($"{PluginId} needs a {nameof(PeriodicTaskRowsSetup)} in the actor system's setup.");
    }

    protected override Task<SelectedSnapshot?> LoadAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken = default)
    {
        var id = long.Parse(persistenceId.AsSpan(persistenceId.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
        var found = criteria == SnapshotSelectionCriteria.None ? null : _rows.FindWithSequenceNr(id);
        return Task.FromResult(found is { } row
            ? new SelectedSnapshot(new SnapshotMetadata(persistenceId, row.SequenceNr, row.Row.State.DateChanged.UtcDateTime), row.Row.State)
            : null);
    }

    protected override Task SaveAsync(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken = default) =>
        Task.FromException(new NotSupportedException("The row is written with each event; there is nothing to save."));

    protected override Task DeleteAsync(SnapshotMetadata metadata, CancellationToken cancellationToken = default) =>
        Task.FromException(new NotSupportedException("The row is not deleted by its actor."));

    protected override Task DeleteAsync(
        string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken = default) =>
        Task.FromException(new NotSupportedException("The row is not deleted by its actor."));
}
