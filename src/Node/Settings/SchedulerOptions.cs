using ActorScheduler.Contracts.Queues;
using ActorScheduler.Storage;

namespace ActorScheduler.Node.Settings;

/// <summary>The section <c>Scheduler</c> of the configuration, as far as a node reads it.</summary>
public sealed class SchedulerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Scheduler";

    /// <summary>The folder of the database, created if it is missing; relative to the current folder.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>
    /// The database: <c>sqlite</c>, a file in <see cref="DataDirectory"/>, or <c>postgresql</c>, a server that processes share
    /// (<see cref="Storages.BuiltIn"/>).
    /// </summary>
    public string Storage { get; set; } = Storages.Default;

    /// <summary>How to connect to the database if it is a server; empty if it is a file. PostgreSQL: <c>Host=…;Database=…;Username=…;Password=…</c>.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The zone that dates without an offset are local to (IANA id); empty: the system's.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>A file of zone data (NodaTime's <c>.nzd</c>) that is newer than this release's; empty: this release's.</summary>
    public string ZoneDataFile { get; set; } = "";

    /// <summary>The apps whose tasks are run here: names of assemblies beside the program, or paths of <c>.dll</c> files.</summary>
    public IList<string> InstalledApps { get; set; } = [];

    /// <summary>How many tasks run here at a time, each on a thread of its own (1 to 1,000).</summary>
    public int Concurrency { get; set; } = Math.Max(32, 8 * Environment.ProcessorCount);

    /// <summary>
    /// From which queues this node takes tasks, such as <c>mail</c>, <c>mail.*</c>, <c>mail=4</c> (with at most four of its workers) and <c>!reports</c> (never);
    /// empty: all.
    /// </summary>
    public IList<string> Queues { get; set; } = [];

    /// <summary>The queue of tasks for which neither the call nor the task's attribute nor a route names one (Celery's <c>task_default_queue</c>). Every process needs the
    /// same.</summary>
    public string DefaultQueue { get; set; } = TaskQueues.Default;

    /// <summary>Which tasks go to which queue, unless their calls or attributes say (Celery's <c>task_routes</c>). Every process needs the same.</summary>
    public IList<TaskRouteOptions> TaskRoutes { get; set; } = [];

    /// <summary>How long finished tasks stay in lists (Celery's <c>result_expires</c>).</summary>
    public TimeSpan ResultExpires { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long tasks are kept after their end, with their events; null: for ever.</summary>
    public TimeSpan? Retention { get; set; }

    /// <summary>The folder in which tasks are archived before retention removes them, created if it is missing; empty: they are not archived.</summary>
    public string ArchiveDirectory { get; set; } = "";

    /// <summary>The folder of copies of the database that are made while it is written to, created if it is missing; empty: <c>backups</c> in
    /// <see cref="DataDirectory"/>.</summary>
    public string BackupDirectory { get; set; } = "";

    /// <summary>How long running tasks may go on after the process was asked to stop, before their tokens are cancelled.</summary>
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The newest version of events and messages that the cluster writes while this process is in it; null: the newest that all processes can read.
    /// An upgrade can be taken back as long as the version is held at the old one.</summary>
    public int? WireVersion { get; set; }

    /// <summary>The certificate of this process for the traffic between nodes: a PKCS #12 file with its key; empty: the traffic is not encrypted.</summary>
    public string TlsCertificate { get; set; } = "";

    /// <summary>The password of <see cref="TlsCertificate"/>.</summary>
    public string TlsCertificatePassword { get; set; } = "";

    /// <summary>The certificate of the authority that issued the certificates of all nodes (PEM or DER); while it is replaced, a PEM file of both.</summary>
    public string TlsAuthority { get; set; } = "";

    /// <summary>Names of which the certificate of another process must have one, exact or as <c>*.suffix</c>; empty: any certificate of the authority that is
    /// for server and client.</summary>
    public IList<string> TlsPeerNames { get; set; } = [];

    /// <summary>True to let other machines reach the port of the cluster without certificates.</summary>
    public bool AllowPlainCluster { get; set; }

    /// <summary>What <see cref="TaskRoutes"/> and <see cref="DefaultQueue"/> mean.</summary>
    internal QueueRouting Routing => new(TaskRoutes.Select(route => new QueueRoute(new NamePattern(route.Match), route.Queue)), DefaultQueue);

    /// <summary>What <see cref="Queues"/> means, once the settings are known to be right.</summary>
    internal ConsumedQueues ConsumedQueues => ConsumedQueues.TryParse([.. Queues], out var queues, out var wrong)
        ? queues
        : throw new InvalidOperationException($"{Section}:{nameof(Queues)} has '{wrong}'.");
}
