using ActorScheduler.Journal.Schema;

namespace ActorScheduler.Storage.Sqlite.Journal.Schema;

/// <summary>
/// The journal's tables: the default mapping of Akka.Persistence.Sql on SQLite, so that its read journal and tooling read the file.
/// Two of its indexes, on <c>created</c> and on <c>sequence_number</c> alone, are left out: no query of the read journal uses them
/// and each would cost every insert another page.
/// </summary>
internal static class JournalSchema
{
    /// <summary>The name under which the version of these tables is kept.</summary>
    internal const string Component = "journal";

    /// <summary>The steps, oldest first.</summary>
    internal static readonly IReadOnlyList<Migration> Migrations =
    [
        new("events and tags", """
            CREATE TABLE IF NOT EXISTS journal (
                ordering        INTEGER       NOT NULL PRIMARY KEY AUTOINCREMENT,
                created         INTEGER       NOT NULL,
                deleted         Bit           NOT NULL,
                persistence_id  NVarChar(255) NOT NULL,
                sequence_number INTEGER       NOT NULL,
                message         VarBinary     NOT NULL,
                manifest        NVarChar(500)     NULL,
                identifier      INTEGER           NULL,
                writer_uuid     NVarChar(128)     NULL
            );
            CREATE UNIQUE INDEX IF NOT EXISTS journal_uq ON journal (persistence_id, sequence_number);
            CREATE TABLE IF NOT EXISTS tags (
                ordering_id    INTEGER       NOT NULL,
                tag            NVarChar(64)  NOT NULL,
                sequence_nr    INTEGER       NOT NULL,
                persistence_id NVarChar(255) NOT NULL,
                CONSTRAINT PK_tags PRIMARY KEY (ordering_id, tag)
            );
            CREATE INDEX IF NOT EXISTS tags_persistence_id_sequence_nr_idx ON tags (persistence_id, sequence_nr);
            CREATE INDEX IF NOT EXISTS tags_tag_idx ON tags (tag);
            """),
        new("a place to try whether writing works", "CREATE TABLE write_probe (filler BLOB NOT NULL);"),
        new("settings that all nodes share", "CREATE TABLE cluster_settings (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"),
    ];
}
