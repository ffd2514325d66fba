namespace ActorScheduler.Operations;

/// <summary>A word that a program takes in the first place, and what it then does.</summary>
/// <param name="Name">The word.</param>
/// <param name="Description">What it does, on one line.</param>
/// <param name="RunAsync">Does it, given the rest of the command line; returns the exit code.</param>
public sealed record ProgramCommand(string Name, string Description, Func<string[], Task<int>> RunAsync)
{
    /// <summary>Names of options that it takes besides the settings, each with a value: <c>--name value</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}
