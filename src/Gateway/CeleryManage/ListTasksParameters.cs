using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ActorScheduler.Gateway.CeleryManage;

/// <summary>Which tasks list_tasks lists, beside what every family of routes names alike.</summary>
internal sealed record ListTasksParameters
{
    /// <summary>How many at the most.</summary>
    /// <example>100</example>
    [Range(0, ListTasksRoute.MostTasks), DefaultValue(ListTasksRoute.DefaultLimit)]
    public int? Limit { get; init; }

    /// <summary>How many of the newest to pass over.</summary>
    /// <example>0</example>
    [Range(0, int.MaxValue), DefaultValue(0)]
    public int? Offset { get; init; }

    /// <summary>Only tasks of exactly this name.</summary>
    /// <example>"demo_app.tasks.test"</example>
    public string? Taskname { get; init; }

    /// <summary>Only tasks received then or later: seconds since 1970, or a date.</summary>
    /// <example>"2019-10-11 15:28:26"</example>
    public string? ReceivedStart { get; init; }

    /// <summary>Only tasks received then or earlier.</summary>
    /// <example>"1570778906.78"</example>
    public string? ReceivedEnd { get; init; }
}
