namespace ActorScheduler.Journal.Projections;

/// <summary>One step of a schema.</summary>
/// <param name="Name">What it does, in a few words. It is stored, and a file in which the same number has another name is refused.</param>
/// <param name="Sql">One or more SQL statements.</param>
public sealed record Migration(string Name, string Sql);
