namespace ActorScheduler.Contracts.Json;

/// <summary>Bounds that every reader and writer of stored JSON keeps, so that what one writes the other can read.</summary>
public static class JsonLimits
{
    /// <summary>The deepest nesting of arrays and objects, in levels: far below what a thread's stack can take.</summary>
    public const int MaxDepth = 512;
}
