using System.Diagnostics;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Sqlite.Journal;
using ActorScheduler.Storage.Sqlite.Journal.Projections;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActorScheduler.Storage.Tests.Journal.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("journal-test-").FullName;

    [Fact]
    public async Task Directory_and_file_are_created_and_kept_safe_against_power_loss()
    {
        var path = Path.Combine(_directory, "a", "b", "journal.db");

        await using var store = Open(path);

        Assert.True(File.Exists(path));
        Assert.Equal("wal", await store.WriteAsync(c => c.Scalar("PRAGMA journal_mode")));
        Assert.Equal(2L, await store.WriteAsync(c => c.Scalar("PRAGMA synchronous")));
        Assert.Equal(5000L, await store.WriteAsync(c => c.Scalar("PRAGMA busy_timeout")));
    }

    [Fact]
    public void A_path_that_is_a_directory_is_refused_by_name() => Refused(_directory, _directory, "is a directory");

    [Fact]
    public void A_directory_that_cannot_be_created_is_refused_by_name()
    {
        var file = Path.Combine(_directory, "file");
        File.WriteAllText(file, "");

        Refused(Path.Combine(file, "journal.db"), file, "cannot be created");
    }

    [Fact]
    public void A_directory_that_cannot_be_written_is_refused_by_name()
    {
        if (OperatingSystem.IsWindows())
            return; // Rights there are lists, not modes.

        // Root may write anywhere but into the kernel's own file system.
        var path = Path.Combine(OperatingSystem.IsLinux() ? "/proc/sys" : ReadOnlyDirectory(), "journal.db");

        Refused(path, path, "cannot be written");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_was()
    {
        var path = Path.Combine(_directory, "journal.db");
        var text = string.Concat(Enumerable.Repeat("this is a text ", 1000));
        File.WriteAllText(path, text);

        Refused(path, path, "is not an SQLite database");

        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_second_owner_is_refused_and_told_who_the_first_is()
    {
        var path = Path.Combine(_directory, "journal.db");
        await using (Open(path))
            Refused(path, path, $"Another process (pid {Environment.ProcessId}) is using");

        await Open(path).DisposeAsync();
    }

    [Fact]
    public async Task A_lock_left_behind_by_a_dead_process_does_not_matter()
    {
        var path = Path.Combine(_directory, "journal.db");
        await File.WriteAllTextAsync(path + ".lock", "");
        await File.WriteAllTextAsync(path + ".pid", "1");

        await Open(path).DisposeAsync();
    }

    [Fact]
    public async Task A_lock_held_by_another_process_is_respected()
    {
        var path = Path.Combine(_directory, "journal.db");
        if (!OperatingSystem.IsLinux())
            return; // flock(1) is Linux's; the owners within one process are tested everywhere.
        using var other = Process.Start(new ProcessStartInfo("flock", [path + ".lock", "sh", "-c", "echo held; read line"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        Assert.Equal("held", await other.StandardOutput.ReadLineAsync());

        Refused(path, path, "Another process is using");

        other.StandardInput.Close();
        await other.WaitForExitAsync();
        await Open(path).DisposeAsync();
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static SqliteStore Open(string path, params ISqliteProjection[] projections) =>
        SqliteStore.Open(new SqliteStoreOptions { Path = path }, projections, TimeProvider.System, NullLoggerFactory.Instance);

    private static void Refused(string path, string names, string says, params ISqliteProjection[] projections)
    {
        var error = Assert.Throws<JournalOpenException>(() => Open(path, projections));
        Assert.Contains(names, error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private string ReadOnlyDirectory() =>
        Directory.CreateDirectory(Path.Combine(_directory, "read-only"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;
}
