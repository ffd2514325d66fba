using ActorScheduler.Journal.Schema;

namespace ActorScheduler.Storage.Postgres.Journal.Schema;

/// <summary>
/// The journal's tables: the default mapping of Akka.Persistence.Sql on PostgreSQL, so that its read journal and tooling read them.
/// Two of its indexes, on <c>created</c> and on <c>sequence_number</c> alone, are left out: no query of the read journal uses them
/// and each would cost every insert. Ids compare byte by byte: faster, and the same whatever the locale of the server.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>The name under which the version of these tables is kept.</summary>
    internal const string Component = "journal";

    /// <summary>The steps, oldest first; they have the names of those on SQLite.</summary>
    internal static readonly IReadOnlyList<Migration> Migrations =
    [
        new("events and tags", """
            CREATE TABLE IF NOT EXISTS journal (
                ordering        bigint  NOT NULL GENERATED ALWAYS AS IDENTITY CONSTRAINT "PK_journal" PRIMARY KEY,
                created         bigint  NOT NULL,
                deleted         boolean NOT NULL,
                persistence_id  text    COLLATE "C" NOT NULL,
                sequence_number bigint  NOT NULL,
                message         bytea   NOT NULL,
                manifest        text,
                identifier      integer,
                writer_uuid     text,
                CONSTRAINT journal_uq UNIQUE (persistence_id, sequence_number)
            );
            CREATE TABLE IF NOT EXISTS tags (
                ordering_id    bigint NOT NULL,
                tag            text   NOT NULL,
                sequence_nr    bigint NOT NULL,
                persistence_id text   COLLATE "C" NOT NULL,
                CONSTRAINT "PK_tags" PRIMARY KEY (ordering_id, tag)
            );
            CREATE INDEX IF NOT EXISTS tags_persistence_id_sequence_nr_idx ON tags (persistence_id, sequence_nr);
            CREATE INDEX IF NOT EXISTS tags_tag_idx ON tags (tag);
            """),
        new("a place to try whether writing works", "CREATE TABLE write_probe (filler bytea NOT NULL)"),
        new("settings that all nodes share", "CREATE TABLE cluster_settings (name text NOT NULL PRIMARY KEY, value text NOT NULL)"),
    ];
}
