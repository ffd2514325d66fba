namespace ActorScheduler.Gateway.Api.Pages;

/// <summary>A body without members.</summary>
internal sealed record EmptyBody;
