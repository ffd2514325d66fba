using System.ComponentModel.DataAnnotations;
using ActorScheduler.Contracts.Validation;

namespace ActorScheduler.Gateway.Settings;

/// <summary>What the gateway reads from the section <c>Scheduler</c> of the configuration.</summary>
public sealed class GatewayOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Scheduler";

    /// <summary>True: this process also holds and runs tasks. False: it passes on what it is asked to the nodes of a cluster (PostgreSQL only).</summary>
    public bool Embedded { get; set; } = true;

    /// <summary>The longest body of a request, in bytes (1 kB to 128 MB; 1 MiB). A longer one gets 413.</summary>
    [Range(1024, 128 * 1024 * 1024, ErrorMessage = "Scheduler:MaxBodyBytes has to be from {1} to {2}")]
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The longest body of a batch of tasks, in bytes (1 kB to 1 GB; 32 MiB). A longer one gets 413.</summary>
    [Range(1024, 1024 * 1024 * 1024, ErrorMessage = "Scheduler:MaxBatchBodyBytes has to be from {1} to {2}")]
    public int MaxBatchBodyBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>
    /// The most that args and kwargs of one call take together, in bytes as JSON and as they were written, and that a description takes
    /// (64 to 1,000,000; 64 kB). More gets 413.
    /// </summary>
    [Range(64, PayloadLimit.Most, ErrorMessage = "Scheduler:MaxPayloadBytes has to be from {1} to {2}")]
    public int MaxPayloadBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// True: a task may be submitted to a queue from which no node takes it, and waits until one does (Celery's <c>task_create_missing_queues</c>). False: such a call
    /// is refused.
    /// </summary>
    public bool CreateMissingQueues { get; set; } = true;

    /// <summary>Who may call the gateway.</summary>
    public SecurityOptions Security { get; set; } = new();

    /// <summary>The shortest interval of a periodic task (0 to 1 day; 1 s). A shorter one is refused.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ErrorMessage = "Scheduler:MinInterval has to be from {1} to {2}")]
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many lists and searches run at a time (1 to 1,000; two for each processor, at least 4). One caller has half of them at the most.</summary>
    [Range(1, 1000, ErrorMessage = "Scheduler:MaxQueries has to be from {1} to {2}")]
    public int MaxQueries { get; set; } = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <summary>How many requests one caller may send in a second, with bursts of ten times as many (0 to 1,000,000; 0: any number). More get 429.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Scheduler:RequestsPerSecond has to be from {1} to {2}")]
    public int RequestsPerSecond { get; set; }

    /// <summary>How many connections are open at a time (1 to 1,000,000; 10,000). More are closed at once.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Scheduler:MaxConnections has to be from {1} to {2}")]
    public int MaxConnections { get; set; } = 10_000;
}
