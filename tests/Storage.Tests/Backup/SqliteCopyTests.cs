using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Sqlite.Backup;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ActorScheduler.Storage.Tests.Backup;

/// <summary>Copies of a file that is written to all the time.</summary>
public sealed class SqliteCopyTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copy-test-");

    private string Target => Path.Combine(_folder.FullName, "copies", "copy.db");

    [Fact]
    public async Task A_copy_under_load_ends_and_holds_what_was_stored_when_it_began_and_nothing_half()
    {
        await using var bed = new TaskBed();
        var writer = new EventWriter(bed);
        for (var i = 0; i < 2000; i++)
            await writer.Submit($"before-{i}", Samples.Call() with { ArgsJson = $"[\"{new string('x', 4000)}\"]" }, Histories.Start);

        using var enough = new CancellationTokenSource();
        var load = LoadAsync(writer, enough.Token);
        var heard = new Heard();
        await new SqliteCopy(bed.Sqlite.Path, TimeProvider.System).CopyAsync(Target, heard, default).WaitAsync(Deadline);
        await enough.CancelAsync();
        var written = await load;

        Assert.True(written > 0, "somebody wrote while the copy was made");
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        Assert.Equal(2000L, Scalar("SELECT COUNT(*) FROM tasks WHERE id LIKE 'before-%'"));
        Assert.Equal(Scalar("SELECT COUNT(*) FROM journal"), Scalar("SELECT COUNT(*) FROM tasks"));
        Assert.True((long)Scalar("SELECT COUNT(*) FROM tasks")! < 2000 + written, "what came later is not in it");
        Assert.True(heard.Steps > 2, "it is told how far it is");
        Assert.Equal(heard.Last.TotalBytes, heard.Last.CopiedBytes);
        Assert.Equal(new FileInfo(Target).Length, heard.Last.TotalBytes);
    }

    [Fact]
    public async Task A_file_that_exists_is_left_alone()
    {
        await using var bed = new TaskBed();
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        await File.WriteAllTextAsync(Target, "mine");

        await Assert.ThrowsAsync<IOException>(() => new SqliteCopy(bed.Sqlite.Path, TimeProvider.System).CopyAsync(Target, new Heard(), default));

        Assert.Equal("mine", await File.ReadAllTextAsync(Target));
    }

    [Fact]
    public async Task A_copy_that_is_cancelled_leaves_nothing()
    {
        await using var bed = new TaskBed();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new SqliteCopy(bed.Sqlite.Path, TimeProvider.System).CopyAsync(Target, new Heard(), new CancellationToken(canceled: true)));

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<long> LoadAsync(EventWriter writer, CancellationToken enough)
    {
        var written = 0L;
        while (!enough.IsCancellationRequested)
            await writer.Submit($"during-{written++}", Samples.Call(), Histories.Start);
        return written;
    }

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Target};Pooling=False");
        connection.Open();
        return connection.Scalar(sql);
    }

    private sealed class Heard : IProgress<CopyProgress>
    {
        public int Steps { get; private set; }

        public CopyProgress Last { get; private set; } = new(0, 0);

        public void Report(CopyProgress value)
        {
            Steps++;
            Last = value;
        }
    }
}
