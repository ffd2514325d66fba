namespace ActorScheduler.Gateway.OpenApi;

/// <summary>A group of routes in the OpenAPI document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What its routes are for.</param>
internal sealed record TagDoc(string Name, string Description);

/// <summary>Puts routes into groups.</summary>
internal static class TagDocExtensions
{
    /// <summary>The routes that are mapped with what this returns belong to the group.</summary>
    public static RouteGroupBuilder Under(this RouteGroupBuilder routes, TagDoc tag) => routes.MapGroup("").WithMetadata(tag).WithTags(tag.Name);
}
