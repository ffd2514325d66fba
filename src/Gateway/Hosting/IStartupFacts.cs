namespace ActorScheduler.Gateway.Hosting;

/// <summary>Tells whoever starts the server what it works with: where the data is, which apps and tasks there are. Any number may be registered.</summary>
public interface IStartupFacts
{
    /// <summary>Asked for once, when the server listens.</summary>
    IReadOnlyList<StartupFact> Facts { get; }
}

/// <summary>One line of the start-up text.</summary>
/// <param name="Name">What it is: <c>data</c>, <c>apps</c>.</param>
/// <param name="Value">What it is set to, for a person to read.</param>
public sealed record StartupFact(string Name, string Value);
