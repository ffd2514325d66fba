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

    /// <summary>Who may call the gateway.</summary>
    public SecurityOptions Security { get; set; } = new();
}
