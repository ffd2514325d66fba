namespace ActorScheduler.Node.Clustering.Database;

/// <summary>How the names of this process's sessions in the database end: the others end them when it stands still and holds locks.</summary>
/// <param name="Text">The mark.</param>
internal sealed record SessionMark(string Text);
