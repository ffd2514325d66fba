namespace ActorScheduler.Journal.Schema;

/// <summary>A step that a database has.</summary>
/// <param name="Name">What it did.</param>
/// <param name="IsAdditive">True if a program that does not know it can go on with the tables.</param>
internal readonly record struct AppliedStep(string Name, bool IsAdditive);
