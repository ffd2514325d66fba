namespace ActorScheduler.Node.Apps.Discovery;

/// <summary>Where an installed app is.</summary>
/// <param name="Name">The simple name of its assembly.</param>
/// <param name="Path">The full path of its file.</param>
/// <param name="IsBesideHost">True if it shares all its dependencies with the host.</param>
internal sealed record AppFile(string Name, string Path, bool IsBesideHost);
