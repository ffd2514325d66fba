using ActorScheduler.Contracts.Access;

namespace ActorScheduler.Gateway.Access;

/// <summary>What an endpoint asks of its caller.</summary>
/// <param name="Right">The rights, all of them.</param>
internal sealed record NeededRight(AccessRight Right);

/// <summary>Gives endpoints the rights that they ask for.</summary>
internal static class EndpointRights
{
    /// <summary>Who calls these endpoints needs the rights. One that says nothing is for administrators alone.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoints, AccessRight right)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new NeededRight(right));

    /// <summary>What an endpoint asks for. One that is no route of the application, such as the one that says which methods a path has, asks for nothing.</summary>
    public static AccessRight Of(Endpoint? endpoint) =>
        endpoint is not RouteEndpoint ? AccessRight.None : endpoint.Metadata.GetMetadata<NeededRight>()?.Right ?? AccessRight.Administer;
}
