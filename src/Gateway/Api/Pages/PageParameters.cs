using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>Which page of a list is asked for, as <see cref="PageQuery"/> reads it.</summary>
internal sealed record PageParameters
{
    /// <summary>The most rows of the page.</summary>
    /// <example>100</example>
    [Range(1, PageQuery.MostRows), DefaultValue(PageQuery.DefaultRows)]
    public int? Limit { get; init; }

    /// <summary>Where the page begins: the `next_cursor` of the page before.</summary>
    public string? Cursor { get; init; }
}
