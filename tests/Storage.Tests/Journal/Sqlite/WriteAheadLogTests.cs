using ActorScheduler.Storage.Tests.Journal.Support;

namespace ActorScheduler.Storage.Tests.Journal.Sqlite;

public sealed class WriteAheadLogTests() : JournalTest(StoreKind.Sqlite)
{
    [Fact]
    public async Task A_closing_store_empties_its_log()
    {
        WriteNotes(3);

        await Bed.Store.DisposeAsync();

        var log = new FileInfo(((SqliteBed)Bed).Path + "-wal");
        Assert.True(!log.Exists || log.Length == 0);
    }
}
