namespace ActorScheduler.Operations;

/// <summary>A word that a program takes in the first place, and what it then does.</summary>
/// <param name="Name">The word.</param>
/// <param name="Description">What it does, on one line.</param>
/// <param name="RunAsync">Does it, given the rest of the command line; returns the exit code.</param>
public sealed record ProgramCommand(string Name, string Description, Func<string[], Task<int>> RunAsync);
