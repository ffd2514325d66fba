namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>One page of a list.</summary>
/// <param name="Data">The rows.</param>
/// <param name="NextCursor">Where the next page begins. Null: there are no more rows.</param>
internal sealed record Page<T>(IReadOnlyList<T> Data, string? NextCursor);
