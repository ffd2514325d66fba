namespace ActorScheduler.Testing.Network;

/// <summary>One direction between two processes.</summary>
public readonly record struct Link(string From, string To);
