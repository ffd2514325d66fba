namespace ActorScheduler.Node.Settings;

/// <summary>The roles of this process.</summary>
/// <param name="Names">Of <see cref="NodeRoles"/>.</param>
internal sealed record ClusterRoles(IReadOnlyList<string> Names);
