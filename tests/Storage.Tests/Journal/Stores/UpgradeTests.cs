using ActorScheduler.Journal.Schema;
using ActorScheduler.Journal.Store;
using ActorScheduler.Storage.Database;
using ActorScheduler.Storage.Tests.Journal.Support;

namespace ActorScheduler.Storage.Tests.Journal.Stores;

public abstract class UpgradeTests(StoreKind kind) : IAsyncLifetime
{
    private readonly StoreBed _bed = StoreBed.Create(kind);
    private readonly NotesProjection _notes = new();

    [SkippableFact]
    public async Task Tables_of_a_newer_version_are_refused()
    {
        await _bed.Open(_notes).DisposeAsync();

        Refused("newer version", new NotesProjection { Migrations = [_notes.Migrations[0]] });
        Refused("'notes' tables have version 2", new NotesProjection { Migrations = [_notes.Migrations[0]] });
    }

    [SkippableFact]
    public async Task Tables_to_which_a_newer_version_only_added_are_left_as_they_are_and_used()
    {
        var first = _notes.Migrations[0];
        var added = new Migration("a column of the next version", "ALTER TABLE notes ADD COLUMN mood text") { IsAdditive = true };
        await _bed.Open(new NotesProjection { Migrations = [first, added], IsIdle = true }).DisposeAsync();

        await _bed.Open(new NotesProjection { Migrations = [first], IsIdle = true }).DisposeAsync();

        Assert.Equal([first.Name, added.Name], _bed.Column<string>("SELECT name FROM schema_version WHERE component = 'notes' ORDER BY version"));
    }

    [SkippableFact]
    public async Task One_step_that_does_more_than_add_is_enough_to_refuse()
    {
        var first = _notes.Migrations[0];
        var added = new Migration("a column of the next version", "ALTER TABLE notes ADD COLUMN mood text") { IsAdditive = true };
        var renamed = new Migration("another name", "ALTER TABLE notes RENAME COLUMN mood TO feeling");
        await _bed.Open(new NotesProjection { Migrations = [first, added, renamed], IsIdle = true }).DisposeAsync();

        Refused("cannot leave the step 'another name' alone", new NotesProjection { Migrations = [first] });
    }

    [SkippableFact]
    public async Task Tables_of_a_program_that_did_not_say_whether_its_steps_only_add_are_upgraded()
    {
        await _bed.Open(_notes).DisposeAsync();
        await _bed.ExecuteAsync("ALTER TABLE schema_version DROP COLUMN is_additive");
        await _bed.CloseAsync();

        await _bed.Open(_notes).DisposeAsync();

        Refused("newer version", new NotesProjection { Migrations = [_notes.Migrations[0]] });
        Assert.Equal(["notes", "their text"], _bed.Column<string>("SELECT name FROM schema_version WHERE component = 'notes' ORDER BY version"));
    }

    [SkippableFact]
    public async Task Tables_of_another_line_of_the_program_are_refused()
    {
        await _bed.Open(_notes).DisposeAsync();

        Refused("'their text'", new NotesProjection { Migrations = [_notes.Migrations[0], new("other", "SELECT 1")] });
    }

    [SkippableFact]
    public async Task Steps_that_are_missing_are_applied_and_those_applied_are_not_repeated()
    {
        await _bed.Open(new NotesProjection { Migrations = [_notes.Migrations[0]], IsIdle = true }).DisposeAsync();
        await _bed.Open(_notes).DisposeAsync();
        await _bed.Open(_notes).DisposeAsync();

        Assert.Equal(["notes", "their text"], _bed.Column<string>("SELECT name FROM schema_version WHERE component = 'notes' ORDER BY version"));
    }

    [SkippableFact]
    public void Two_projections_of_one_name_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => _bed.Open(new NotesProjection(), new NotesProjection()));

        Assert.Contains("'notes'", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Settings_of_the_cluster_are_kept_and_a_process_with_others_is_refused()
    {
        await _bed.Store.EnsureAsync(new Dictionary<string, string> { ["shards"] = "64" }, default);
        await _bed.Store.EnsureAsync(new Dictionary<string, string> { ["shards"] = "64", ["extractor"] = "1" }, default);

        var error = await Assert.ThrowsAsync<JournalOpenException>(
            () => _bed.Store.EnsureAsync(new Dictionary<string, string> { ["resolver"] = "majority", ["shards"] = "32" }, default));

        Assert.Contains("shards is '64' there and '32' here", error.Message, StringComparison.Ordinal);
        Assert.Equal(["extractor", "shards"], _bed.Column<string>("SELECT name FROM cluster_settings ORDER BY name"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _bed.DisposeAsync().AsTask();

    private void Refused(string says, NotesProjection projection)
    {
        var error = Assert.Throws<JournalOpenException>(() => _bed.Open(projection));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }
}

public sealed class UpgradeTestsOnSqlite() : UpgradeTests(StoreKind.Sqlite);

public sealed class UpgradeTestsOnPostgres() : UpgradeTests(StoreKind.Postgres);
