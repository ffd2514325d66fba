using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ActorScheduler.Contracts.Tasks.Events;
using ActorScheduler.Harness;
using ActorScheduler.Storage.Archive;
using ActorScheduler.Storage.Tests.Support;
using CsCheck;

namespace ActorScheduler.Node.Tests.Maintenance;

/// <summary>The files of the archive: gzip that every tool reads, whole after a torn append, and found again.</summary>
public sealed class ArchiveTests : IDisposable
{
    private static readonly DateTimeOffset Start = Histories.Start;
    private static readonly DateOnly Day = DateOnly.FromDateTime(Start.UtcDateTime);

    private readonly TemporaryDirectory _directory = new();
    private readonly TaskArchive _archive;

    public ArchiveTests() => _archive = new TaskArchive(_directory.Path);

    private string FilePath => ArchiveDays.PathOf(_directory.Path, Day);

    public void Dispose()
    {
        _archive.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void It_is_a_line_of_json_a_task_for_any_reader_of_gzip()
    {
        Append(Task("a", "1"), Task("b", "2"));
        Append(Task("c", """{"x": "line\nfeed"}"""));

        Assert.EndsWith("tasks-2026-01-01.jsonl.gz", FilePath, StringComparison.Ordinal);
        using var gzip = new GZipStream(File.OpenRead(FilePath), CompressionMode.Decompress);
        using var text = new StreamReader(gzip);
        var lines = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["a", "b", "c"], lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
        var last = JsonDocument.Parse(lines[2]).RootElement;
        Assert.Equal("SUCCESS", last.GetProperty("state").GetString());
        Assert.Equal("line\nfeed", last.GetProperty("result").GetProperty("x").GetString());
        Assert.Equal("[1, 2]", last.GetProperty("args").GetRawText());
        Assert.Equal(3, last.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task Gzip_itself_finds_nothing_wrong()
    {
        if (!File.Exists("/bin/gzip") && !File.Exists("/usr/bin/gzip"))
            return; // The check above, with the framework's reader, runs everywhere.
        Append(Task("a", "1"));
        Append(Task("b", "2"));
        using var gzip = Process.Start(new ProcessStartInfo("gzip", ["-t", "-v", FilePath]) { RedirectStandardError = true })!;
        var said = await gzip.StandardError.ReadToEndAsync();
        await gzip.WaitForExitAsync();
        Assert.True(gzip.ExitCode == 0, said);
    }

    [Fact]
    public Task Whatever_is_cut_off_the_last_append_the_others_are_read_and_the_next_one_follows_them() => Gen.Double[0, 1].SampleAsync(
        async part =>
        {
            File.Delete(FilePath);
            Append(Task("a", "1"));
            var whole = new FileInfo(FilePath).Length;
            Append(Task("torn", "\"" + new string('x', 3000) + "\""));
            var torn = new FileInfo(FilePath).Length - whole;
            using (var file = File.OpenWrite(FilePath))
                file.SetLength(whole + (long)(part * (torn - 1)));

            Assert.NotNull(await Find("a"));
            Assert.Null(await Find("torn"));

            Append(Task("b", "2"));
            Assert.NotNull(await Find("a"));
            Assert.NotNull(await Find("b"));
            Assert.Null(await Find("torn"));
        },
        iter: 60,
        threads: 1);

    [Fact]
    public async Task A_last_append_whose_bytes_did_not_reach_the_disk_is_cut_off()
    {
        Append(Task("a", "1"));
        var whole = new FileInfo(FilePath).Length;
        Append(Task("zeros", "\"text\""));
        await using (var file = File.OpenWrite(FilePath))
        {
            // The header and the length are there, what follows is zeros.
            file.Position = whole + 40;
            file.Write(new byte[file.Length - file.Position]);
        }

        Assert.Null(await Find("zeros"));
        Append(Task("b", "2"));
        Assert.NotNull(await Find("a"));
        Assert.NotNull(await Find("b"));
    }

    [Fact]
    public async Task Damage_in_the_middle_is_never_written_over()
    {
        Append(Task("a", "1"));
        Append(Task("b", "2"));
        var bytes = await File.ReadAllBytesAsync(FilePath);
        bytes[1] ^= 0xFF;
        await File.WriteAllBytesAsync(FilePath, bytes);

        var refused = Assert.Throws<InvalidDataException>(() => Append(Task("c", "3")));

        Assert.Contains(FilePath, refused.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(FilePath));
    }

    [Fact]
    public void Two_processes_do_not_write_one_archive()
    {
        using var first = TaskArchiveWriter.Open(_directory.Path);
        Assert.Throws<IOException>(() => TaskArchiveWriter.Open(_directory.Path));
    }

    [Fact]
    public async Task An_id_that_says_when_it_was_made_is_found_from_that_day_on_and_any_other_among_the_newest_days()
    {
        var made = Start.AddDays(40);
        var timed = Guid.CreateVersion7(made).ToString();
        for (var day = 0; day < 80; day++)
            Append(Task(day == 45 ? timed : $"day-{day}", "1", Start.AddDays(day)));

        Assert.NotNull(await Find(timed));
        Assert.Null(await Find(Guid.CreateVersion7(made).ToString()));
        Assert.NotNull(await Find("day-79"));
        Assert.Null(await Find("day-10"));
        Assert.NotNull(await _archive.FindAsync("day-10", Day.AddDays(10), default));
        Assert.Null(await _archive.FindAsync("day-10", Day.AddDays(11), default));
    }

    [Fact]
    public async Task Without_an_archive_nothing_is_found()
    {
        Assert.Null(await Find("a"));
        using var none = new TaskArchive("");
        Assert.Null(await none.FindAsync("a", null, default));
    }

    private void Append(params ArchivedHistory[] tasks)
    {
        using var writer = TaskArchiveWriter.Open(_directory.Path);
        writer.Append(tasks);
    }

    private async Task<string?> Find(string id) => await _archive.FindAsync(id, null, default) is { } found ? Encoding.UTF8.GetString(found.Json.Span) : null;

    private static ArchivedHistory Task(string id, string result, DateTimeOffset? at = null)
    {
        var end = at ?? Start;
        TaskEvent[] events = [new TaskSubmitted(end, Samples.Call()), new TaskStarted(end, 1, "w"), new TaskSucceeded(end, 1, result, TimeSpan.Zero)];
        return new ArchivedHistory(id, end, [.. events.Select((happened, i) => (i + 1L, happened))]);
    }
}
