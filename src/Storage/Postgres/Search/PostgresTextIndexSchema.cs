using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Search;

/// <summary>
/// The tables of the trigram index over the texts of tasks. They are not written in the transaction of the events, which would cost every task
/// dearly, but by <see cref="PostgresTextIndexer"/>; only removals take effect at once.
/// </summary>
internal sealed class PostgresTextIndexSchema : IPostgresProjection
{
    public string Name => "task-texts";

    public IReadOnlyList<Migration> Migrations { get; } =
    [
        new("trigram index of tasks", """
            CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE TABLE task_texts (position bigint PRIMARY KEY, text text NOT NULL);
            CREATE INDEX task_texts_trigrams ON task_texts USING gin (text gin_trgm_ops);
            CREATE TABLE task_texts_progress (watermark bigint NOT NULL);
            INSERT INTO task_texts_progress (watermark) VALUES (0);
            CREATE FUNCTION forget_removed_texts() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                DELETE FROM task_texts USING removed WHERE task_texts.position = removed.position;
                RETURN NULL;
            END $$;
            CREATE TRIGGER tasks_removed_texts AFTER DELETE ON tasks REFERENCING OLD TABLE AS removed
                FOR EACH STATEMENT EXECUTE FUNCTION forget_removed_texts();
            """),
    ];

    public IPostgresProjectionSession Open() => new NoSession();

    private sealed class NoSession : IPostgresProjectionSession
    {
        public void Project(in ProjectedEvent e)
        {
            // The indexer follows the journal.
        }

        public void Write(NpgsqlBatch batch)
        {
        }

        public void Clear()
        {
        }
    }
}
