using System.Data.Common;
using ActorScheduler.Contracts;
using ActorScheduler.Contracts.BulkOperations;
using ActorScheduler.Contracts.Client;
using ActorScheduler.Contracts.Serialization;
using ActorScheduler.Storage.Database.Columns;
using Number = ActorScheduler.Storage.Database.Columns.NumberColumn<ActorScheduler.Storage.BulkOperations.BulkOperationWrite>;
using Text = ActorScheduler.Storage.Database.Columns.TextColumn<ActorScheduler.Storage.BulkOperations.BulkOperationWrite>;

namespace ActorScheduler.Storage.BulkOperations;

/// <summary>The columns of the table of bulk operations.</summary>
internal static class BulkOperationColumns
{
    private static readonly ColumnList<BulkOperationWrite> Columns = new();

    private static readonly Text Id = Columns.Text("id", static (in w) => w.Row.OperationId);
    private static readonly Number Place = Columns.Number("position", static (in w) => w.Position);
    private static readonly Number Phase = Columns.Number("phase", static (in w) => (long)w.Row.State.Phase, changes: true);
    private static readonly Text Start = Columns.Text("start", static (in w) => BulkOperationCodec.StartToText(w.Row.State));
    private static readonly Text Done = Columns.Text("done", static (in w) => BulkOperationCodec.DoneToText(w.Row.State.Done), changes: true);
    private static readonly Number UpdatedAt =
        Columns.Number("updated_at", static (in w) => StoredTime.ToMicroseconds(w.Row.State.UpdatedAt), changes: true);
    private static readonly Number FinishedAt =
        Columns.Number("finished_at", static (in w) => StoredTime.ToMicroseconds(w.Row.State.FinishedAt), changes: true);

    /// <summary>All columns.</summary>
    public static IReadOnlyList<Column<BulkOperationWrite>> All => Columns.All;

    /// <summary>The key of a row.</summary>
    public static Column<BulkOperationWrite> Key => Id;

    /// <summary>What <see cref="Read"/> and <see cref="Position"/> expect of a row, in their order.</summary>
    public static string Selected { get; } = Columns.Selected();

    /// <summary>The state that a row was written from.</summary>
    public static BulkOperationRow Read(DbDataReader row) => new(
        Id.Read(row),
        BulkOperationCodec.FromTexts(
            (BulkPhase)Phase.Read(row), Start.Read(row), Done.Read(row), UpdatedAt.ReadTime(row), FinishedAt.ReadTimeOrNull(row)));

    /// <summary>The place of the operation's first event in the journal.</summary>
    public static long Position(DbDataReader row) => Place.Read(row);
}
