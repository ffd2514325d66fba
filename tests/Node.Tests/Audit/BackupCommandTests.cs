using ActorScheduler.Node.Hosting;
using ActorScheduler.Node.Settings;
using ActorScheduler.Node.Tests.Support;
using ActorScheduler.Storage.Tests.Support;

namespace ActorScheduler.Node.Tests.Audit;

/// <summary>The backup as an operator calls it, while a scheduler works on the file.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("backup-test-");

    private string Target => Path.Combine(_folder.FullName, "copy.db");

    [Fact]
    public async Task A_running_scheduler_is_copied_and_the_copy_audited()
    {
        await using var bed = await Filled();

        var (code, lines) = await Run(bed);

        Assert.Equal(0, code);
        Assert.Equal([$"{Target} is complete."], lines);
        Assert.Equal([Target], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task A_copy_whose_lists_differ_from_its_journal_ends_with_2()
    {
        await using var bed = await Filled();
        await bed.Sqlite.WriteAsync(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE tasks SET name = 'demo.multiply' WHERE id = 'b'";
            return command.ExecuteNonQuery();
        });

        var (code, lines) = await Run(bed);

        Assert.Equal(BackupCommand.Unsound, code);
        Assert.Equal([$"{Target} is complete, but 1 rows differ from the journal."], lines);
    }

    [Fact]
    public async Task A_file_that_exists_is_refused()
    {
        await using var bed = await Filled();
        await File.WriteAllTextAsync(Target, "mine");

        var error = await Assert.ThrowsAsync<SchedulerStartException>(() => Run(bed));

        Assert.Equal($"--into: given \"{Target}\"; allowed: a file that does not exist, in a folder that can be written. {Target} exists.", error.Message);
    }

    [Fact]
    public async Task A_database_that_is_a_server_is_refused()
    {
        var error = await Assert.ThrowsAsync<SchedulerStartException>(
            () => BackupCommand.RunAsync(["--into", Target, "--Scheduler:Storage", "postgresql"], TextWriter.Null, TextWriter.Null, default));

        Assert.StartsWith("Scheduler:Storage: given \"postgresql\"; allowed: a database that is a file.", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<NodeBed> Filled()
    {
        var bed = new NodeBed();
        var writer = new EventWriter(bed);
        await writer.Submit("a", Samples.Call(), Histories.Start);
        await writer.Submit("b", Samples.Call(), Histories.Start);
        return bed;
    }

    private async Task<(int Code, string[] Lines)> Run(NodeBed bed)
    {
        using var results = new StringWriter();
        var code = await BackupCommand.RunAsync(
            ["--into", Target, "--Scheduler:DataDirectory", Path.GetDirectoryName(bed.Sqlite.Path)!], results, TextWriter.Null, default);
        return (code, results.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
