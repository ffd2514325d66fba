using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using ActorScheduler.Gateway.Calls;
using ActorScheduler.Gateway.OpenApi;

namespace ActorScheduler.Gateway.Api.BulkOperations;

/// <summary>A bulk operation that is to begin.</summary>
internal sealed record BulkOperationBody
{
    /// <summary>What is done to each task.</summary>
    public required BulkWord Action { get; init; }

    /// <summary>For revoke: also end attempts that run.</summary>
    public bool? Terminate { get; init; }

    /// <summary>For reschedule: the new start.</summary>
    public string? Eta { get; init; }

    /// <summary>For reschedule: how much later, or earlier, than each task would start.</summary>
    public double? ShiftSeconds { get; init; }

    /// <summary>Which tasks are changed: the parameters of GET /api/v1/tasks.</summary>
    public BulkFilterBody? Filter { get; init; }

    /// <summary>True, instead of a filter: every task.</summary>
    public bool? All { get; init; }

    /// <summary>True: only say how many tasks match.</summary>
    public bool? DryRun { get; init; }

    /// <summary>An id of yours: the same call again under it is the same operation.</summary>
    [MaxLength(100)]
    public string? Id { get; init; }
}

/// <summary>Which tasks are changed.</summary>
internal sealed record BulkFilterBody : TaskFilterParameters
{
    /// <summary>Only tasks in this state, or in one of these.</summary>
    [Takes(typeof(string), typeof(string[]))]
    public JsonElement? State { get; init; }

    /// <summary>Only tasks of exactly this name.</summary>
    public string? Name { get; init; }

    /// <summary>Only tasks received then or later.</summary>
    public string? ReceivedFrom { get; init; }

    /// <summary>Only tasks received then or earlier.</summary>
    public string? ReceivedTo { get; init; }
}
