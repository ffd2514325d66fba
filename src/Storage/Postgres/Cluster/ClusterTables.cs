using ActorScheduler.Journal.Projections;
using ActorScheduler.Journal.Schema;
using ActorScheduler.Storage.Postgres.Journal.Projections;
using Npgsql;

namespace ActorScheduler.Storage.Postgres.Cluster;

/// <summary>
/// The tables through which processes on one PostgreSQL database find each other and agree who goes on when they are cut apart. Times in them
/// are the server's, in microseconds since 1970.
/// </summary>
internal sealed class ClusterTables : IPostgresProjection
{
    public string Name => "cluster";

    public IReadOnlyList<Migration> Migrations { get; } =
    [
        new("members, their tasks, and leases", """
            CREATE TABLE cluster_members (
                address     text    COLLATE "C" NOT NULL PRIMARY KEY,
                incarnation bigint  NOT NULL,
                is_member   boolean NOT NULL,
                heartbeat   bigint  NOT NULL,
                tasks       bytea   NOT NULL
            );
            CREATE TABLE cluster_leases (
                name       text   COLLATE "C" NOT NULL PRIMARY KEY,
                owner      text   NOT NULL,
                expires_at bigint NOT NULL
            );
            """),
        new("what each member can read, and how many of its workers are free", """
            ALTER TABLE cluster_members
                ADD COLUMN wire_version integer NOT NULL DEFAULT 1,
                ADD COLUMN free_workers integer NOT NULL DEFAULT 1;
            """)
        { IsAdditive = true },
        new("who does not hear whom, and who was taken out for it", """
            ALTER TABLE cluster_members
                ADD COLUMN entered    bigint NOT NULL DEFAULT 0,
                ADD COLUMN sessions   text   NOT NULL DEFAULT '',
                ADD COLUMN removed_at bigint;
            CREATE TABLE cluster_links (
                observer             text   COLLATE "C" NOT NULL,
                observer_incarnation bigint NOT NULL,
                subject              text   COLLATE "C" NOT NULL,
                subject_incarnation  bigint NOT NULL,
                broken_since         bigint NOT NULL,
                seen                 bigint NOT NULL,
                PRIMARY KEY (observer, subject)
            );
            """)
        { IsAdditive = true },
    ];

    public IPostgresProjectionSession Open() => new NoSession();

    // Nothing in them comes from events.
    private sealed class NoSession : IPostgresProjectionSession
    {
        public void Project(in ProjectedEvent e)
        {
        }

        public void Write(NpgsqlBatch batch)
        {
        }

        public void Clear()
        {
        }
    }
}
