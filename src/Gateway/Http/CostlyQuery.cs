namespace ActorScheduler.Gateway.Http;

/// <summary>Marks an endpoint that reads many rows to answer.</summary>
internal sealed record CostlyQuery;

/// <summary>Marks endpoints.</summary>
internal static class CostlyQueryExtensions
{
    /// <summary>Few of these endpoints' requests are answered at a time, and fewer of one caller.</summary>
    public static TBuilder ReadsMany<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(new CostlyQuery());
}
