using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ActorScheduler.Gateway.Api.PeriodicTasks;

/// <summary>Which periodic tasks are meant.</summary>
internal sealed record PeriodicTaskParameters
{
    /// <summary>Only those whose name begins so; case matters.</summary>
    /// <example>"every"</example>
    public string? NamePrefix { get; init; }

    /// <summary>Only those that call exactly this task.</summary>
    /// <example>"demo_app.tasks.test"</example>
    public string? Task { get; init; }

    /// <summary>Only those that are enabled, or only those that are not.</summary>
    /// <example>true</example>
    public bool? Enabled { get; init; }
}

/// <summary>How one periodic task is shown.</summary>
internal sealed record NextTimesParameter
{
    /// <summary>How many of the next times are shown.</summary>
    /// <example>5</example>
    [Range(0, PeriodicTaskRoute.MostTimes), DefaultValue(PeriodicTaskRoute.DefaultTimes)]
    public int? Next { get; init; }
}
